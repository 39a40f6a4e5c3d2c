using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>A message, the same type in every version of the protocol. Messages are values.</summary>
//  0 version (1) | 1 type (1) | 2 length of everything (2) | 4 xid (4) | 8 body
public abstract record OpenFlowMessage
{
    internal const int HeaderSize = 8;

    private uint _xid;

    /// <summary>The transaction id that pairs a reply with its request. A connection gives requests an id of its own.</summary>
    public uint Xid { get => _xid; init => _xid = value; }

    /// <summary>The message's type. On a 1.3 connection, bundle messages travel as experimenter messages.</summary>
    public abstract MessageType Type { get; }

    // For the decoder, whose message nobody has seen yet: a copy of each would double what reading costs.
    internal void SetXid(uint xid) => _xid = xid;

    internal virtual MessageType WireType(OpenFlowVersion version) => Type;

    internal virtual byte WireNumber(in WireWriter writer) => MessageNumbers.ToWire(WireType(writer.Version()), writer);

    internal abstract void WriteBody(ref WireWriter writer, OpenFlowVersion version);
}
