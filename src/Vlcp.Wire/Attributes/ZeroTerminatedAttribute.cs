namespace Vlcp.Wire;

/// <summary>UTF-8 text that ends with a zero byte, which must be there.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ZeroTerminatedAttribute : Attribute;
