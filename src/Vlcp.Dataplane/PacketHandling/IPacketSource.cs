using Vlcp.Dataplane.Producers;
using Vlcp.OpenFlow.Messages;
using Vlcp.Switches.Tables;

namespace Vlcp.Dataplane.PacketHandling;

/// <summary>The switch that handed a packet to the controller: the same object for all packets of the switch, over all its connections.</summary>
internal interface IPacketSource
{
    /// <summary>OpenFlow vHost of the switch.</summary>
    string Vhost { get; }

    /// <summary>Datapath id of the switch.</summary>
    ulong DatapathId { get; }

    /// <summary>The tables of the switch, or null while it has none; never null while a packet is handled.</summary>
    TableLayout? Layout { get; }

    /// <summary>The facts of the switch under a key as of the last computation; empty while nothing is computed.</summary>
    IReadOnlyList<TValue> Facts<TKey, TValue>(Relation<TKey, TValue> relation, TKey key)
        where TKey : notnull
        where TValue : notnull;

    /// <summary>Sends a packet through the switch, or another message to it. Without a connection it is lost.</summary>
    void Send(OpenFlowMessage message);
}
