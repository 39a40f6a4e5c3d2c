using Microsoft.Extensions.Logging;
using Vlcp.Apps.Events;
using Vlcp.OpenFlow;
using Vlcp.OpenFlow.Actions;
using Vlcp.OpenFlow.Flows;
using Vlcp.OpenFlow.Instructions;
using Vlcp.OpenFlow.Messages;
using Vlcp.OpenFlow.Oxm;
using Vlcp.Packets;

namespace Vlcp.Apps.Bundled.Switching;

/// <summary>
/// Makes an Ethernet switch of every datapath: learns behind which port a station is from the packets that it sends, floods packets for
/// unknown stations, and installs a flow for known ones. LLDP is left to others. A station that shows up behind another port loses the flows
/// that lead to the old one.
/// </summary>
[App("simple_switch", Description = "learning switch")]
public sealed class LearningSwitch : App
{
    private const ushort LldpEtherType = 0x88cc;
    private const ushort WholePacket = 0xffff;

    private readonly Dictionary<OpenFlowVersion, ForwardingAnswer> _answers = [];
    private readonly Dictionary<Datapath, MacTable> _tables = [];
    private MacTable? _last;

    [Observe(Dispatcher.Config)]
    private static void OnFeatures(EventOFPSwitchFeatures ev)
    {
        // A 1.0 switch sends packets without a flow to its controller by itself.
        if (ev.Datapath.Version > OpenFlowVersion.V10)
        {
            ev.Datapath.AddFlow(new FlowEntry(0, 0, Match.Any, [new ApplyActionsInstruction([new OutputAction(PortNumber.Controller, WholePacket)])]));
        }
    }

    [Observe(Dispatcher.Dead)]
    private void OnDead(EventOFPStateChange ev)
    {
        _tables.Remove(ev.Datapath);
        _last = null;
    }

    [Observe(Dispatcher.Main)]
    private void OnPacketIn(Datapath datapath, in PacketInView packet)
    {
        if (!packet.HasEthernet || packet.EtherType == LldpEtherType)
        {
            return;
        }
        var table = _last?.Datapath == datapath ? _last : Find(datapath);
        var (destination, source) = (packet.EthDst, packet.EthSrc);
        if (table.Learn(source, packet.InPort))
        {
            ForgetFlowsTo(datapath, source);
        }
        if (!table.TryFind(destination, out var port))
        {
            Logger.LogDebug("{Dpid}: {Source:x12} to {Destination:x12} from port {Port}: flooded", datapath.Dpid, source, destination, packet.InPort);
            SendOn(datapath, packet, PortNumber.Flood);
        }
        else if (port != packet.InPort)
        {
            datapath.Send(table.Answer.For(packet, destination, source, port, datapath.Connection.NextXid()));
            if (packet.BufferId == PacketIn.NoBuffer)
            {
                SendOn(datapath, packet, port);
            }
        }
    }

    private static void SendOn(Datapath datapath, in PacketInView packet, uint port) => datapath.SendPacketOut(
        packet.BufferId, packet.InPort, [new OutputAction(port)], packet.BufferId == PacketIn.NoBuffer ? packet.Data : []);

    private static void ForgetFlowsTo(Datapath datapath, ulong station) =>
        datapath.SendMsg(new FlowMod(FlowModCommand.Delete, 0, [OxmFields.EthDst.Is(new MacAddress(station))]));

    private MacTable Find(Datapath datapath)
    {
        if (!_tables.TryGetValue(datapath, out _last))
        {
            if (!_answers.TryGetValue(datapath.Version, out var answer))
            {
                _answers[datapath.Version] = answer = new ForwardingAnswer(datapath.Version);
            }
            _tables[datapath] = _last = new MacTable(datapath, answer);
        }
        return _last;
    }
}
