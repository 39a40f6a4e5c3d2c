using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>The first 8 bytes of every message.</summary>
[WireStruct]
internal readonly partial record struct MessageHeader
{
    /// <summary>The version.</summary>
    public byte Version { get; init; }

    /// <summary>The type, whose meaning depends on the version.</summary>
    public byte Type { get; init; }

    /// <summary>Bytes of the whole message.</summary>
    public ushort Length { get; init; }

    /// <summary>The transaction id.</summary>
    public uint Xid { get; init; }
}
