using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;

namespace Vlcp.Hosting.Configuration;

/// <summary>A configuration file, in the manual's format or in JSON (<c>.json</c>), as a source of .NET configuration.</summary>
/// <param name="path">Path of the file; it must exist.</param>
public sealed class VlcpConfConfigurationProvider(string path) : ConfigurationProvider, IConfigurationSource
{
    /// <inheritdoc/>
    public IConfigurationProvider Build(IConfigurationBuilder builder) => this;

    /// <summary>Reads the file.</summary>
    /// <exception cref="ConfigurationException">It cannot be read or breaks its format.</exception>
    public override void Load()
    {
        var values = Path.GetExtension(path) == ".json" ? JsonConfParser.Parse(Read(), path) : VlcpConfParser.Parse(Read(), path);
        Data = values.ToDictionary(
            entry => entry.Key.Replace('.', ConfigurationPath.KeyDelimiter[0]), entry => ConfigText.Of(entry.Value), StringComparer.OrdinalIgnoreCase);
    }

    private string Read()
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException($"Cannot read the configuration file '{path}': {failure.Message}", failure);
        }
    }
}
