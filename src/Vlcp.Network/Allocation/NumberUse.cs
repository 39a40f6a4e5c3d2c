namespace Vlcp.Network.Allocation;

/// <summary>A number in use.</summary>
/// <param name="Number">The number.</param>
/// <param name="Owner">Key of the object that has it.</param>
/// <param name="Scope">Key of what the owner has it for, such as the subnet of an address; null if that makes no difference.</param>
internal readonly record struct NumberUse(uint Number, string Owner, string? Scope);
