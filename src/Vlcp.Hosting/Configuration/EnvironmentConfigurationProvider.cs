using System.Collections;
using Microsoft.Extensions.Configuration;

namespace Vlcp.Hosting.Configuration;

/// <summary>Environment variables that begin with <c>VLCP__</c> as configuration; names are taken in lower case, because they also
/// name vhosts.</summary>
internal sealed class EnvironmentConfigurationProvider : ConfigurationProvider, IConfigurationSource
{
    private const string Prefix = "VLCP__";

    public IConfigurationProvider Build(IConfigurationBuilder builder) => this;

    public override void Load()
    {
        foreach (DictionaryEntry variable in Environment.GetEnvironmentVariables())
        {
            if (variable.Key is string name && name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
            {
                Data[name[Prefix.Length..].Replace("__", ConfigurationPath.KeyDelimiter, StringComparison.Ordinal).ToLowerInvariant()] = (string?)variable.Value;
            }
        }
    }
}
