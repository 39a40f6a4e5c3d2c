using Vlcp.Dataplane.Flows;
using Vlcp.Dataplane.PacketHandling;
using Vlcp.Dataplane.Producers;
using Vlcp.OpenFlow.Messages;
using Vlcp.OpenFlow.Oxm;
using Vlcp.Switches.Tables;
using Vlcp.Wire;

namespace Vlcp.Dataplane.Tests.PacketHandling;

/// <summary>A switch that computes in a harness, and remembers what is sent through it.</summary>
internal sealed class HarnessSource(EngineHarness harness) : IPacketSource
{
    public string Vhost => "";

    public ulong DatapathId => 1;

    public TableLayout? Layout => harness.Layout;

    /// <summary>All messages, in their order.</summary>
    public List<OpenFlowMessage> Messages { get; } = [];

    /// <summary>The packets among them.</summary>
    public IReadOnlyList<PacketOut> Sent => [.. Messages.OfType<PacketOut>()];

    /// <summary>A frame as a flow of a class hands it to the controller.</summary>
    public static PacketIn Packet(CookieClass about, byte[] frame, uint inPort, params MatchField[] registers) => new(
        PacketIn.NoBuffer, (ushort)frame.Length, PacketInReason.Action, 0, (ulong)about << 56,
        Match.Create([OxmFields.InPort.Is(inPort), .. registers]), WireBytes.Create(frame));

    public IReadOnlyList<TValue> Facts<TKey, TValue>(Relation<TKey, TValue> relation, TKey key)
        where TKey : notnull
        where TValue : notnull => harness.Engine.Facts(relation, key);

    public void Send(OpenFlowMessage message) => Messages.Add(message);
}
