using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;
using Vlcp.OpenFlow.Messages;
using Vlcp.Packets;

namespace Vlcp.Apps.Topology;

/// <content>Hosts.</content>
public sealed partial class SwitchTopology
{
    // A host that invents addresses must not fill our memory.
    private const int MostHosts = 1 << 16;
    private const int MostAddresses = 16;

    private volatile ImmutableDictionary<MacAddress, KnownHost> _hosts = ImmutableDictionary<MacAddress, KnownHost>.Empty;

    private static IReadOnlyList<string> Append(IReadOnlyList<string> addresses, IPAddress? address, AddressFamily family)
    {
        if (address?.AddressFamily != family || addresses is [.., var last] && last == address.ToString())
        {
            return addresses;
        }
        var text = address.ToString();
        return [.. addresses.Where(a => a != text).TakeLast(MostAddresses - 1), text];
    }

    private void SawHost((ulong Dpid, uint Port) place, in PacketInView packet)
    {
        var mac = new MacAddress(packet.EthSrc);
        var known = _hosts.GetValueOrDefault(mac);
        if (mac.IsMulticast || (known is null && _hosts.Count >= MostHosts) || _links.IsEnd(place) || Port(place) is not { } port)
        {
            return;
        }
        var address = HostAddress.Of(packet.EtherType, packet.Data);
        var before = known?.Host;
        var host = new TopologyHost(
            mac, port, Append(before?.Ipv4 ?? [], address, AddressFamily.InterNetwork), Append(before?.Ipv6 ?? [], address, AddressFamily.InterNetworkV6));
        _hosts = _hosts.SetItem(mac, new KnownHost(host, Manager.Options.TimeProvider.GetUtcNow()));
        if (before is null)
        {
            Tell(new EventHostAdd(host));
        }
        else if ((before.Port.Dpid, before.Port.PortNo) != place)
        {
            Tell(new EventHostMove(before, host));
        }
    }

    // A port that turned out to be the end of a link: what was seen there is somewhere behind.
    private void ForgetHostsAt((ulong Dpid, uint Port) end)
    {
        foreach (var known in _hosts.Values.Where(h => (h.Host.Port.Dpid, h.Host.Port.PortNo) == end).ToList())
        {
            _hosts = _hosts.Remove(known.Host.Mac);
            Tell(new EventHostDelete(known.Host));
        }
    }

    private sealed record KnownHost(TopologyHost Host, DateTimeOffset Seen);
}
