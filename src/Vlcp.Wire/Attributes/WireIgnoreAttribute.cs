namespace Vlcp.Wire;

/// <summary>Keeps an auto-property of a layout off the wire.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class WireIgnoreAttribute : Attribute;
