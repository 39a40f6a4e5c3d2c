using System.Xml.Linq;

namespace Vlcp.Cli.Tests.House;

/// <summary>What a project file says.</summary>
internal sealed class ProjectFile(string path)
{
    private readonly XDocument document = XDocument.Load(SourceTree.Path(path));

    public string Name { get; } = Path.GetFileNameWithoutExtension(path);

    public IEnumerable<string> References => document.Descendants("ProjectReference")
        .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value));

    public IEnumerable<string> SuppressedWarnings => Values("NoWarn").Concat(Values("WarningsNotAsErrors"))
        .SelectMany(value => value.Split([';', ','], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));

    public IEnumerable<string> Values(string property) => document.Descendants(property).Select(element => element.Value);
}
