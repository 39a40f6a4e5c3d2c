namespace Vlcp.Wire;

/// <summary>A nullable member at the end of a layout that older or shorter forms leave out: present if bytes are left, or assigned.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class WhenRemainingAttribute : Attribute;
