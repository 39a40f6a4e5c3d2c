namespace Vlcp.Wire;

/// <summary>Integers of this member, or of all members that this type declares, have the least significant byte first.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class LittleEndianAttribute : Attribute;
