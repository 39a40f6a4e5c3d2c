using Vlcp.Hosting.Configuration;
using Vlcp.Hosting.Modules;
using Vlcp.Packets;

namespace Vlcp.Dataplane.Features.L3Router;

/// <summary>Settings of <c>l3router</c> (manual, module.l3router). Those of forwarding nodes are not offered.</summary>
[Configuration("module.l3router")]
public sealed class L3RouterOptions
{
    private const string Name = "module.l3router";

    // Twice the time must fit into the time-out of a flow.
    private const int LongestTime = 32767;

    /// <summary>vHosts of the OpenFlow server whose switches get the feature.</summary>
    [Setting("vhostbind", "Default binding to OpenFlow vHosts")]
    public IReadOnlyList<string>? VhostBind { get; init; } = [""];

    /// <summary>The routers' MAC address towards local ports.</summary>
    [Setting("inroutermac", "MAC address with which routers answer the logical ports of this switch")]
    public string InRouterMac { get; init; } = "1a:23:67:59:63:33";

    /// <summary>What makes the routers' MAC address towards an uplink of the uplink's own.</summary>
    [Setting("outroutermacmask", "Mask of the routers' MAC address towards the outside: the address is that of the physical port XORed with this mask")]
    public string OutRouterMacMask { get; init; } = "0a:00:00:00:00:00";

    /// <summary>Neighbours on other servers are written into the switch too.</summary>
    [Setting("prepush", "Write the addresses of all logical ports that routers reach into the switch, instead of asking for those of other servers when they are needed")]
    public bool Prepush { get; init; }

    /// <summary>Pause between questions that are not answered.</summary>
    [Setting("arp_cycle_time", "Seconds between ARP requests that nobody answers; the first two retries come after a second", Minimum = 1, Maximum = LongestTime)]
    public TimeSpan ArpCycleTime { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a neighbour that does not answer is asked for.</summary>
    [Setting("arp_incomplete_timeout", "Seconds for which a neighbour that does not answer is asked for, since the last packet to it", Minimum = 1, Maximum = LongestTime)]
    public TimeSpan ArpIncompleteTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long an answer counts.</summary>
    [Setting("arp_complete_timeout", "Seconds after which a neighbour that answered is asked again; one without traffic is forgotten after twice that time", Minimum = 1, Maximum = LongestTime)]
    public TimeSpan ArpCompleteTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a packet waits for an answer.</summary>
    [Setting("buffer_packet_timeout", "Seconds for which a packet waits for an ARP answer at most", Minimum = 1, Maximum = LongestTime)]
    public TimeSpan BufferPacketTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long the answer of a next hop counts.</summary>
    [Setting("static_host_arp_refresh_interval", "Seconds after which the next hop of a static route is asked again", Minimum = 1, Maximum = LongestTime)]
    public TimeSpan StaticHostArpRefreshInterval { get; init; } = TimeSpan.FromSeconds(60);

    internal ArpTimes ToTimes() => new(ArpCycleTime, ArpIncompleteTimeout, ArpCompleteTimeout, BufferPacketTimeout, StaticHostArpRefreshInterval);

    internal RouterSettings ToSettings() => new(
        ReadMac("inroutermac", InRouterMac, mac => mac != MacAddress.Zero),
        ReadMac("outroutermacmask", OutRouterMacMask, _ => true),
        Prepush);

    private static MacAddress ReadMac(string key, string text, Func<MacAddress, bool> rule) =>
        MacAddress.TryParse(text, out var mac) && !mac.IsMulticast && rule(mac)
            ? mac
            : throw new ConfigurationException($"Setting '{Name}.{key}' must be the MAC address of one station, not '{text}'");
}
