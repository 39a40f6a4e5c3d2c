namespace Vlcp.Hosting.Modules;

/// <summary>Makes a settable property of a <see cref="ConfigurationAttribute"/> class a configuration key. Types: string, bool, int,
/// long, double, TimeSpan (seconds in the configuration), enumerations (by name, any case), their nullable forms, arrays and
/// IReadOnlyList of them, and JsonNode for anything.</summary>
/// <param name="key">Last part of the configuration key.</param>
/// <param name="summary">What it changes; printed in the configuration manual.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SettingAttribute(string key, string summary = "") : Attribute
{
    /// <summary>Last part of the configuration key.</summary>
    public string Key { get; } = key;

    /// <summary>What it changes.</summary>
    public string Summary { get; } = summary;

    /// <summary>Smallest accepted number.</summary>
    public double Minimum { get; init; } = double.NegativeInfinity;

    /// <summary>Largest accepted number.</summary>
    public double Maximum { get; init; } = double.PositiveInfinity;
}
