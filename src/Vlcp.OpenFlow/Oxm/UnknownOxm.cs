using Vlcp.Wire;

namespace Vlcp.OpenFlow.Oxm;

/// <summary>A match field that is wider than 16 bytes, kept as it came.</summary>
/// <param name="Header">The 32-bit OXM header: class, field number, mask bit, length.</param>
/// <param name="Payload">The bytes after the header, as many as the header says.</param>
public sealed record UnknownOxm(uint Header, WireBytes Payload);
