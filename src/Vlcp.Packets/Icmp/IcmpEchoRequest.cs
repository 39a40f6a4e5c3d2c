using Vlcp.Wire;

namespace Vlcp.Packets;

/// <summary>Asks for an echo.</summary>
[WireStruct]
[WireCase(IcmpType.EchoRequest)]
public sealed partial record IcmpEchoRequest : IcmpEcho
{
    /// <summary>The answer to this request.</summary>
    public IcmpEchoReply Reply() => new() { Id = Id, Sequence = Sequence, Data = Data };
}
