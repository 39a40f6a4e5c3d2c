using Vlcp.Wire;

namespace Vlcp.OpenFlow.Nicira;

/// <summary>Sends the beginning of the packet out of a port.</summary>
/// <param name="Port">The port; no reserved one but in_port and local.</param>
/// <param name="MaximumLength">Bytes of the packet, at least 14.</param>
public sealed record OutputTruncatedAction(uint Port, uint MaximumLength) : NiciraAction
{
    internal override ushort WireSubtype => (ushort)NiciraActionType.OutputTruncated;

    internal static OutputTruncatedAction ReadPayload(ref WireReader reader) =>
        new(PortNumber16.Read(ref reader, "port"), reader.ReadUInt32("max_len"));

    internal override void WritePayload(ref WireWriter writer)
    {
        PortNumber16.Write(ref writer, Port, "port");
        writer.WriteUInt32(MaximumLength);
    }
}
