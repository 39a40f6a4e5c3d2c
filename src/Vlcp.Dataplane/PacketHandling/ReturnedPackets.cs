using Vlcp.Dataplane.Pipeline;
using Vlcp.OpenFlow.Actions;
using Vlcp.OpenFlow.Messages;
using Vlcp.OpenFlow.Nicira;
using Vlcp.OpenFlow.Oxm;

namespace Vlcp.Dataplane.PacketHandling;

/// <summary>Sends answers to packets through the pipeline, in which they get the form of their network.</summary>
internal static class ReturnedPackets
{
    /// <summary>Value of a register of the packet while it was in the pipeline.</summary>
    public static uint Value(this PacketIn packet, Register register) =>
        packet.Match[register.Field] is { } field ? (uint)((field.Value & register.Mask) >> register.Offset) : 0;

    /// <summary>Sends a frame to the network and by the port that a packet came from.</summary>
    public static void SendBack(this IPacketSource source, PacketIn packet, byte[] frame)
    {
        if (source.Layout is not { } layout || layout.Next(PipelineTables.L2Output.Name) is not { } next)
        {
            return;
        }

        var network = packet.Value(Registers.NetworkIn);
        OpenFlowAction[] actions =
        [
            new SetFieldAction(Registers.NetworkIn.Is(network)),
            new SetFieldAction(Registers.NetworkOut.Is(network)),
            new SetFieldAction(Registers.OutPort.Is(packet.InPort)),
            new SetFieldAction(Registers.FlagsField.Is(Registers.Hairpin.Mask)),
            new ResubmitAction(layout[next]),
        ];
        source.Send(new PacketOut(PacketIn.NoBuffer, packet.InPort, [.. actions], frame));
    }

    /// <summary>Lets a frame go on in a table with all registers of a packet, except those that are given.</summary>
    public static void Resume(this IPacketSource source, PacketIn packet, byte[] frame, FlowTable table, params IEnumerable<MatchField> changed)
    {
        if (source.Layout is not { } layout || !layout.Contains(table.Name))
        {
            return;
        }

        var registers = packet.Match.Where(field => NxmFields.Registers.Contains(field.Field) || NxmFields.ExtendedRegisters.Contains(field.Field));
        var actions = registers.Concat(changed).Select(field => (OpenFlowAction)new SetFieldAction(field)).Append(new ResubmitAction(layout[table.Name]));
        source.Send(new PacketOut(PacketIn.NoBuffer, packet.InPort, [.. actions], frame));
    }
}
