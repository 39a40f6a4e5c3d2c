using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Xunit;

namespace Vlcp.Cli.Tests.House;

/// <summary>Every public member of the product is documented; the compiler checks it, these tests check that it is asked to.</summary>
public sealed partial class DocumentationTests
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static TheoryData<string> Assemblies => [.. SourceTree.Files("*.csproj", "src")
        .Select(path => Path.GetFileNameWithoutExtension(path)!)
        .Where(name => File.Exists(Path.Combine(AppContext.BaseDirectory, $"{name}.dll")))];

    [Fact]
    public void Every_project_asks_for_documentation_and_none_turns_its_check_off()
    {
        Assert.Contains("<GenerateDocumentationFile>true</GenerateDocumentationFile>", SourceTree.Read("src/Directory.Build.props"), StringComparison.Ordinal);
        Assert.Contains("<TreatWarningsAsErrors>true</TreatWarningsAsErrors>", SourceTree.Read("Directory.Build.props"), StringComparison.Ordinal);
        Assert.All(SourceTree.Files("*.csproj", "src").Select(path => new ProjectFile(path)), project =>
        {
            Assert.DoesNotContain("CS1591", project.SuppressedWarnings);
            Assert.Empty(project.Values("GenerateDocumentationFile"));
            Assert.Empty(project.Values("TreatWarningsAsErrors"));
        });

        // A generator may say it in the text that it emits; nobody may say it of what was written by hand.
        Assert.All(SourceTree.Files("*.cs", "src"), file => Assert.DoesNotMatch(Suppression(), SourceTree.Read(file)));
    }

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void Every_public_member_has_a_summary(string name)
    {
        var comments = Comments.Load(Path.Combine(AppContext.BaseDirectory, $"{name}.xml"));
        var assembly = Assembly.LoadFrom(Path.Combine(AppContext.BaseDirectory, $"{name}.dll"));
        var missing = assembly.GetExportedTypes().Where(type => !IsGenerated(type)).SelectMany(type => Undocumented(type, comments)).ToList();
        Assert.Empty(missing);
    }

    private static IEnumerable<string> Undocumented(Type type, Comments comments)
    {
        var name = type.FullName!.Replace('+', '.');
        if (!comments.Has($"T:{name}"))
        {
            yield return name;
        }

        if (typeof(Delegate).IsAssignableFrom(type))
        {
            yield break;
        }

        var inherited = Inherited(type);
        foreach (var group in type.GetMembers(Declared).Where(member => IsWritten(member) && !inherited.Contains(member)).GroupBy(member => IdOf(name, member)))
        {
            if (comments.Count(group.Key) < group.Count() && !comments.HasParameter($"T:{name}", group.First().Name))
            {
                yield return group.Key;
            }
        }
    }

    /// <summary>Methods whose documentation is that of what they override or implement; the generator of layouts writes such ones.</summary>
    private static HashSet<MemberInfo> Inherited(Type type)
    {
        var methods = type.GetMethods(Declared);
        var overrides = methods.Where(method => method.GetBaseDefinition() != method);
        var implementations = type.IsInterface ? [] : type.GetInterfaces().SelectMany(contract => type.GetInterfaceMap(contract).TargetMethods);
        return [.. overrides, .. implementations];
    }

    private static string IdOf(string type, MemberInfo member) => member switch
    {
        FieldInfo => $"F:{type}.{member.Name}",
        PropertyInfo => $"P:{type}.{member.Name}",
        EventInfo => $"E:{type}.{member.Name}",
        _ => $"M:{type}.{member.Name}",
    };

    private static bool IsWritten(MemberInfo member) => member switch
    {
        _ when IsGenerated(member) => false,
        Type => false,
        FieldInfo field => !field.IsSpecialName,
        // The comments of a primary constructor are those of its type.
        ConstructorInfo => false,
        MethodInfo { IsSpecialName: true } => false,
        _ => true,
    };

    private static bool IsGenerated(MemberInfo member) =>
        member.IsDefined(typeof(System.Runtime.CompilerServices.CompilerGeneratedAttribute), inherit: false)
        || member.IsDefined(typeof(System.CodeDom.Compiler.GeneratedCodeAttribute), inherit: false);

    [GeneratedRegex(@"^\s*#pragma warning disable .*CS1591", RegexOptions.Multiline)]
    private static partial Regex Suppression();

    /// <summary>The documentation file of an assembly.</summary>
    private sealed class Comments
    {
        private readonly Dictionary<string, int> counts = [];
        private readonly HashSet<(string Type, string Parameter)> parameters = [];

        public static Comments Load(string path)
        {
            var comments = new Comments();
            foreach (var member in XDocument.Load(path).Descendants("member"))
            {
                var id = member.Attribute("name")!.Value;
                var name = id.Split('(')[0].Split("``")[0];
                if (member.Elements().Any(IsSummary))
                {
                    comments.counts[name] = comments.counts.GetValueOrDefault(name) + 1;
                }

                foreach (var parameter in member.Elements("param").Where(parameter => parameter.Value.Trim().Length > 0))
                {
                    comments.parameters.Add((name, parameter.Attribute("name")!.Value));
                }
            }

            return comments;
        }

        public bool Has(string id) => counts.ContainsKey(id);

        public int Count(string id) => counts.GetValueOrDefault(id);

        public bool HasParameter(string type, string name) => parameters.Contains((type, name));

        private static bool IsSummary(XElement element) =>
            element.Name.LocalName is "inheritdoc" || (element.Name.LocalName is "summary" && (element.HasElements || element.Value.Trim().Length > 0));
    }
}
