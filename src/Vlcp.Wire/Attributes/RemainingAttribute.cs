namespace Vlcp.Wire;

/// <summary>Text, bytes or an array that takes all bytes up to the end of the layout's window. Must be the last member.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class RemainingAttribute : Attribute;
