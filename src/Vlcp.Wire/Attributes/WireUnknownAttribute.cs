namespace Vlcp.Wire;

/// <summary>The type that is chosen when no <see cref="WireCaseAttribute"/> fits; it should keep the bytes with <see cref="RemainingAttribute"/>.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class WireUnknownAttribute : Attribute;
