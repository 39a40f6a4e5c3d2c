using Vlcp.OpenFlow.Messages;

namespace Vlcp.OpenFlow.Connection;

/// <summary>A message of a bundle that the switch refused.</summary>
/// <param name="Index">Its place in the bundle, from 0.</param>
/// <param name="Error">The refusal.</param>
public sealed record BundleRefusal(int Index, ErrorMessage Error);
