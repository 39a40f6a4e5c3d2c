using Vlcp.OpenFlow.Actions;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>A packet from the controller.</summary>
/// <param name="BufferId">A packet that the switch keeps, or <see cref="PacketIn.NoBuffer"/> to send <paramref name="Data"/>.</param>
/// <param name="InPort">The port that the packet counts as coming from.</param>
/// <param name="Actions">What to do with it.</param>
/// <param name="Data">The packet.</param>
public sealed record PacketOut(uint BufferId, uint InPort, WireList<OpenFlowAction> Actions, WireBytes Data) : OpenFlowMessage
{
    /// <summary>A packet that comes from the controller itself.</summary>
    /// <param name="packet">The packet.</param>
    /// <param name="actions">What to do with it.</param>
    public PacketOut(WireBytes packet, WireList<OpenFlowAction> actions)
        : this(PacketIn.NoBuffer, PortNumber.Controller, actions, packet)
    {
    }

    /// <inheritdoc/>
    public override MessageType Type => MessageType.PacketOut;

    internal static PacketOut ReadBody(ref WireReader reader)
    {
        var bufferId = reader.ReadUInt32("buffer_id");
        var inPort = reader.ReadUInt32("in_port");
        var actionsLength = reader.ReadUInt16("actions_len");
        reader.Skip(6, "pad");
        var actions = reader.Window(actionsLength, "actions");
        return new PacketOut(bufferId, inPort, ActionCatalog.ReadAll(ref actions), reader.ReadBytes(reader.Remaining, "data"));
    }

    internal override void WriteBody(ref WireWriter writer, OpenFlowVersion version)
    {
        writer.WriteUInt32(BufferId);
        writer.WriteUInt32(InPort);
        writer.WriteUInt16((ushort)ActionCatalog.SizeOf(Actions));
        writer.Skip(6);
        ActionCatalog.WriteAll(ref writer, Actions);
        writer.WriteBytes(Data);
    }
}
