using System.Collections.Concurrent;

/// <summary>Counts the packets that each switch sends up, and shows the counts at <c>/packets</c>. Run it beside a learning switch:
/// <c>vlcp app run samples/PacketCounter/PacketCounter.cs simple_switch</c>.</summary>
[App("packet_counter")]
public sealed class PacketCounter : App
{
    private readonly ConcurrentDictionary<string, int> _packets = new();

    /// <summary>Adds the page.</summary>
    /// <param name="web">Where the page is.</param>
    public PacketCounter(WebServer web) =>
        web.Map("GET", "/packets", context => context.Response.WriteAsJsonAsync(_packets));

    [Observe(Dispatcher.Main)]
    private void OnPacketIn(EventOFPPacketIn ev) => _packets.AddOrUpdate(ev.Datapath.Dpid, 1, (_, count) => count + 1);
}
