namespace Vlcp.Wire;

/// <summary>Reading refuses values that the enumeration doesn't name. Without it unknown values are kept.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class DefinedAttribute : Attribute;
