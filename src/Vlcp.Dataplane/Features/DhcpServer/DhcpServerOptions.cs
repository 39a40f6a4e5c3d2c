using System.Globalization;
using Vlcp.Hosting.Configuration;
using Vlcp.Hosting.Modules;
using Vlcp.Network.Model;
using Vlcp.Packets;

namespace Vlcp.Dataplane.Features.DhcpServer;

/// <summary>Settings of <c>dhcpserver</c> (manual, module.dhcpserver).</summary>
[Configuration("module.dhcpserver")]
public sealed class DhcpServerOptions
{
    // 0xffffffff seconds mean for ever (RFC 2131 section 3.3).
    private const double LongestTime = uint.MaxValue - 1.0;

    /// <summary>vHosts of the OpenFlow server whose switches get the feature.</summary>
    [Setting("vhostbind", "Default binding to OpenFlow vHosts")]
    public IReadOnlyList<string>? VhostBind { get; init; } = [""];

    /// <summary>IPv4 address of the server on subnets without a <c>dhcp_server</c> of their own.</summary>
    [Setting("serveraddress", "Responding DHCP server address")]
    public string ServerAddress { get; init; } = "169.254.169.254";

    /// <summary>MAC address of the server.</summary>
    [Setting("servermac", "Responding DHCP server MAC address")]
    public string ServerMac { get; init; } = "1a:23:67:59:63:33";

    /// <summary>How long leases last where network and subnet do not say: seconds or "infinite". None means for ever too.</summary>
    [Setting("leasetime", "DHCP leases timeout time, in seconds or \"infinite\"; None is infinite")]
    public string? LeaseTime { get; init; }

    /// <summary>Seconds until a client renews its lease (option 58). Not sent with leases that are no longer than that.</summary>
    [Setting("t1", "DHCP default T1 option: seconds until clients renew their lease", Minimum = 1, Maximum = LongestTime)]
    public long? RenewalTime { get; init; }

    /// <summary>Seconds until a client asks any server (option 59). Not sent with leases that are no longer than that.</summary>
    [Setting("t2", "DHCP default T2 option: seconds until clients ask any server", Minimum = 1, Maximum = LongestTime)]
    public long? RebindingTime { get; init; }

    /// <summary>Checks the settings.</summary>
    /// <exception cref="ConfigurationException">A setting is malformed, or t1, t2 and leasetime are not in this order.</exception>
    internal DhcpSettings ToSettings()
    {
        var settings = new DhcpSettings
        {
            ServerAddress = ReadServerAddress(),
            ServerMac = ReadServerMac(),
            LeaseTime = ReadLeaseTime(),
            RenewalTime = (uint?)RenewalTime,
            RebindingTime = (uint?)RebindingTime,
        };
        CheckOrder("t1", settings.RenewalTime, "t2", settings.RebindingTime);
        var lease = settings.LeaseTime.IsInfinite ? (uint?)null : settings.LeaseTime.Seconds;
        CheckOrder("t1", settings.RenewalTime, "leasetime", lease);
        CheckOrder("t2", settings.RebindingTime, "leasetime", lease);
        return settings;
    }

    private static void CheckOrder(string earlier, uint? first, string later, uint? second)
    {
        if (first >= second)
        {
            throw Refuse(earlier, first.ToString(), $"must be less than {later}, which is {second}");
        }
    }

    private static ConfigurationException Refuse(string key, string? value, string rule) =>
        new($"Setting 'module.dhcpserver.{key}' {rule}, not '{value}'");

    private Ipv4Address ReadServerAddress() =>
        Ipv4Address.TryParse(ServerAddress, out var address) && SubnetDhcp.CanBeServer(address)
            ? address
            : throw Refuse("serveraddress", ServerAddress, "must be the IPv4 address of one host");

    private MacAddress ReadServerMac() =>
        MacAddress.TryParse(ServerMac, out var address) && !address.IsMulticast && address != MacAddress.Zero
            ? address
            : throw Refuse("servermac", ServerMac, "must be the MAC address of one station");

    private LeaseTime ReadLeaseTime()
    {
        if (LeaseTime is null or Network.Model.LeaseTime.InfiniteText)
        {
            return Network.Model.LeaseTime.Infinite;
        }

        return uint.TryParse(LeaseTime, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds > 0
            ? new LeaseTime(seconds)
            : throw Refuse("leasetime", LeaseTime, $"must be \"{Network.Model.LeaseTime.InfiniteText}\" or seconds from 1 to {uint.MaxValue}");
    }
}
