using Vlcp.OpenFlow.V10;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Actions;

/// <summary>Sends the packet out of a port.</summary>
/// <param name="Port">A port, or a reserved number of <see cref="PortNumber"/>.</param>
/// <param name="MaxLength">Bytes of the packet for the controller; 0xffff sends all of it. Only for <see cref="PortNumber.Controller"/>.</param>
public sealed record OutputAction(uint Port, ushort MaxLength = 0) : OpenFlowAction
{
    internal override ushort WireType => (ushort)ActionType.Output;

    internal static OutputAction ReadBody(ref WireReader reader)
    {
        var action = new OutputAction(reader.ReadUInt32("port"), reader.ReadUInt16("max_len"));
        reader.Skip(6, "pad");
        return action;
    }

    internal static OutputAction ReadBody10(ref WireReader reader) =>
        new(PortNumber16.Read(ref reader, "port"), reader.ReadUInt16("max_len"));

    internal override void WriteIn10(ref WireWriter writer)
    {
        WriteHeader(ref writer, (ushort)ActionType10.Output);
        PortNumber16.Write(ref writer, Port, "port");
        writer.WriteUInt16(MaxLength);
    }

    internal override void WriteBody(ref WireWriter writer)
    {
        writer.WriteUInt32(Port);
        writer.WriteUInt16(MaxLength);
        writer.Skip(6);
    }
}
