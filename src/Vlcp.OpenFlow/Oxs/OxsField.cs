using Vlcp.Wire;

namespace Vlcp.OpenFlow.Oxs;

/// <summary>A counter that is not described here, kept as it came.</summary>
/// <param name="Header">The 32-bit OXS header: class, field number, reserved bit, length.</param>
/// <param name="Payload">The bytes after the header.</param>
public sealed record OxsField(uint Header, WireBytes Payload);
