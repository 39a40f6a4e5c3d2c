using Vlcp.OpenFlow.Actions;
using Vlcp.OpenFlow.Oxm;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>A packet from the controller.</summary>
/// <param name="BufferId">A packet that the switch keeps, or <see cref="PacketIn.NoBuffer"/> to send <paramref name="Data"/>.</param>
/// <param name="InPort">The port that the packet counts as coming from.</param>
/// <param name="Actions">What to do with it.</param>
/// <param name="Data">The packet.</param>
//  0 buffer_id (4) | 4 in_port (4) | 8 actions_len (2) | 16 actions | data
//  1.0: 4 in_port (2) | 6 actions_len (2) | 8 actions | data      1.5: 4 actions_len (2) | 8 match | actions | data
public sealed record PacketOut(uint BufferId, uint InPort, WireList<OpenFlowAction> Actions, WireBytes Data) : OpenFlowMessage
{
    /// <summary>A packet that comes from the controller itself.</summary>
    /// <param name="packet">The packet.</param>
    /// <param name="actions">What to do with it.</param>
    public PacketOut(WireBytes packet, WireList<OpenFlowAction> actions)
        : this(PacketIn.NoBuffer, PortNumber.Controller, actions, packet)
    {
    }

    /// <summary>What else the packet counts as having: metadata, registers, tunnel fields; since 1.5. Has no condition on the port.</summary>
    public Match Pipeline { get; init; } = Match.Any;

    /// <inheritdoc/>
    public override MessageType Type => MessageType.PacketOut;

    internal static PacketOut ReadBody(ref WireReader reader) => reader.Version() switch
    {
        OpenFlowVersion.V10 => ReadBody10(ref reader),
        OpenFlowVersion.V15 => ReadBody15(ref reader),
        _ => ReadUsual(ref reader),
    };

    internal override void WriteBody(ref WireWriter writer, OpenFlowVersion version)
    {
        writer.WriteUInt32(BufferId);
        if (version < OpenFlowVersion.V15 && !Pipeline.IsAny)
        {
            throw writer.NotIn("packet_out.match");
        }
        int lengthAt;
        switch (version)
        {
            case OpenFlowVersion.V10:
                PortNumber16.Write(ref writer, InPort, "in_port");
                lengthAt = writer.Position;
                writer.WriteUInt16(0);
                break;
            case OpenFlowVersion.V15:
                lengthAt = writer.Position;
                writer.WriteUInt32(0);
                MatchWire.Write(ref writer, Pipeline.With(OxmFields.InPort, InPort));
                break;
            default:
                writer.WriteUInt32(InPort);
                lengthAt = writer.Position;
                writer.Skip(8);
                break;
        }
        var start = writer.Position;
        WireLists.WriteAll(ref writer, Actions);
        writer.PatchUInt16(lengthAt, writer.Position - start, "actions_len");
        writer.WriteBytes(Data);
    }

    private static PacketOut ReadUsual(ref WireReader reader)
    {
        var bufferId = reader.ReadUInt32("buffer_id");
        var inPort = reader.ReadUInt32("in_port");
        var actionsLength = reader.ReadUInt16("actions_len");
        reader.Skip(6, "pad");
        return ReadRest(ref reader, bufferId, inPort, actionsLength);
    }

    private static PacketOut ReadBody10(ref WireReader reader)
    {
        var bufferId = reader.ReadUInt32("buffer_id");
        var inPort = PortNumber16.Read(ref reader, "in_port");
        return ReadRest(ref reader, bufferId, inPort, reader.ReadUInt16("actions_len"));
    }

    private static PacketOut ReadBody15(ref WireReader reader)
    {
        var bufferId = reader.ReadUInt32("buffer_id");
        var actionsLength = reader.ReadUInt16("actions_len");
        reader.Skip(2, "pad");
        var match = MatchWire.Read(ref reader);
        var inPort = (uint)(match[OxmFields.InPort]?.Value ?? PortNumber.Controller);
        return ReadRest(ref reader, bufferId, inPort, actionsLength) with { Pipeline = match.Without(OxmFields.InPort) };
    }

    private static PacketOut ReadRest(ref WireReader reader, uint bufferId, uint inPort, int actionsLength)
    {
        var actions = reader.Window(actionsLength, "actions");
        return new PacketOut(bufferId, inPort, ActionCatalog.ReadAll(ref actions), reader.ReadBytes(reader.Remaining, "data"));
    }
}
