using Vlcp.Wire;

namespace Vlcp.Packets;

/// <summary>Answers an echo request.</summary>
[WireStruct]
[WireCase(IcmpType.EchoReply)]
public sealed partial record IcmpEchoReply : IcmpEcho;
