using System.Collections.Immutable;
using Vlcp.Dataplane.Features.DhcpServer;
using Vlcp.Network.Model;
using Vlcp.Packets;
using Vlcp.Wire;
using Xunit;
using static Vlcp.Dataplane.Tests.DhcpServer.DhcpSamples;

namespace Vlcp.Dataplane.Tests.DhcpServer;

public sealed class DhcpOptionSetTests
{
    private static readonly DhcpSettings Defaults = new();

    [Fact]
    public void A_plain_subnet_gives_the_usual_options() => Assert.Equal(
        [
            "ServerId a9fea9fe", "SubnetMask ffffff00", "Router c0a80101", "BroadcastAddress c0a801ff", "InterfaceMtu 05aa", "LeaseTime ffffffff",
        ],
        Text(Of(Defaults, Logical, Subnet, Port)));

    [Fact]
    public void Later_levels_take_the_place_of_earlier_ones()
    {
        var settings = Defaults with { LeaseTime = new LeaseTime(100) };
        var network = Logical with
        {
            LeaseTime = new LeaseTime(200), DomainName = "net.example", DnsNameservers = Addresses("10.0.0.1"), ExtraDhcpOptions = [new(43, "01")],
        };
        var subnet = Subnet with { LeaseTime = new LeaseTime(300), DomainName = "sub.example", ExtraDhcpOptions = [new(43, "02"), new(3, null)] };
        var port = Port with { Hostname = "guest", ExtraDhcpOptions = [new(43, "03"), new(12, "61"), new(54, "01020304")] };

        Assert.Equal(100u, Of(settings, Logical, Subnet, Port)[DhcpOptionCode.LeaseTime]!.AsNumber());
        Assert.Equal(200u, Of(settings, network, Subnet, Port)[DhcpOptionCode.LeaseTime]!.AsNumber());
        Assert.Equal("02", Of(settings, network, subnet, Port)[(DhcpOptionCode)43]!.Data.ToString());
        var all = Of(settings, network, subnet, port);
        Assert.Equal(300u, all[DhcpOptionCode.LeaseTime]!.AsNumber());
        Assert.Equal("sub.example", all[DhcpOptionCode.DomainName]!.AsText());
        Assert.Equal("0a000001", all[DhcpOptionCode.DnsServers]!.Data.ToString());
        Assert.Equal("03", all[(DhcpOptionCode)43]!.Data.ToString());
        Assert.Equal("a", all[DhcpOptionCode.HostName]!.AsText());
        Assert.Null(all[DhcpOptionCode.Router]);
        Assert.Equal(Server, all[DhcpOptionCode.ServerId]!.AsAddress());
    }

    [Fact]
    public void Names_and_servers_are_sent()
    {
        var subnet = Subnet with { DomainName = "example.org", DnsNameservers = Addresses("10.0.0.1", "10.0.0.2"), NtpServers = Addresses("10.0.0.3") };
        var options = Of(Defaults, Logical, subnet, Port with { Hostname = "guest" });
        Assert.Equal(
            ["ServerId", "SubnetMask", "Router", "DnsServers", "BroadcastAddress", "InterfaceMtu", "LeaseTime", "HostName", "DomainName", "NtpServers"],
            options.Select(option => option.Code.ToString()));
        Assert.Equal("guest", options[DhcpOptionCode.HostName]!.AsText());
        Assert.Equal(["10.0.0.1", "10.0.0.2"], options[DhcpOptionCode.DnsServers]!.AsAddresses().Select(address => address.ToString()));
    }

    [Fact]
    public void An_empty_list_suppresses_what_the_network_says()
    {
        var network = Logical with { DnsNameservers = Addresses("10.0.0.1"), NtpServers = Addresses("10.0.0.1") };
        var options = Of(Defaults, network, Subnet with { DnsNameservers = [] }, Port);
        Assert.Null(options[DhcpOptionCode.DnsServers]);
        Assert.NotNull(options[DhcpOptionCode.NtpServers]);
    }

    [Fact]
    public void A_lease_time_that_is_suppressed_is_infinite() => Assert.Equal(
        uint.MaxValue,
        Of(Defaults with { LeaseTime = new LeaseTime(60) }, Logical, Subnet with { ExtraDhcpOptions = [new(51, null)] }, Port)[DhcpOptionCode.LeaseTime]!
            .AsNumber());

    [Fact]
    public void Configured_times_go_with_leases_that_are_longer()
    {
        var settings = Defaults with { RenewalTime = 50, RebindingTime = 80 };
        Assert.Equal((null, null), Times(settings));
        Assert.Equal((50u, 80u), Times(settings with { LeaseTime = new LeaseTime(100) }));
        Assert.Equal((50u, null), Times(settings with { LeaseTime = new LeaseTime(80) }));
        Assert.Equal((null, null), Times(settings with { LeaseTime = new LeaseTime(50) }));
        Assert.Equal((10u, null), Times(settings with { LeaseTime = new LeaseTime(100) }, new(58, "0000000a"), new(59, null)));
    }

    [Fact]
    public void Host_routes_come_with_a_default_route_under_both_codes()
    {
        var route = new HostRoute(Ipv4Network.Parse("10.1.0.0/16"), Ipv4Address.Parse("192.168.1.9"));
        Assert.Equal("100a01c0a80109" + "00c0a80101", Routes(Subnet with { HostRoutes = [route] }));
        Assert.Equal("100a01c0a80109", Routes(Subnet with { HostRoutes = [route], Gateway = null }));
        var own = new HostRoute(new Ipv4Network(Ipv4Address.Any, 0), Ipv4Address.Parse("192.168.1.8"));
        Assert.Equal("00c0a80108" + "100a01c0a80109", Routes(Subnet with { HostRoutes = [own, route] }));
        Assert.Null(Routes(Subnet with { HostRoutes = [] }));
        Assert.Equal("00c0a80107", Routes(Subnet with { HostRoutes = [route], ExtraDhcpOptions = [new(121, "00c0a80107")] }));
        Assert.Null(Of(Defaults, Logical, Subnet with { HostRoutes = [route], ExtraDhcpOptions = [new(249, null)] }, Port)[DhcpOptionCode.MicrosoftClasslessRoutes]);
    }

    [Fact]
    public void Options_of_the_protocol_itself_cannot_be_set() => Assert.Equal(
        Text(Of(Defaults, Logical, Subnet, Port)),
        Text(Of(Defaults, Logical, Subnet with { ExtraDhcpOptions = [new(0, "01"), new(52, "03"), new(53, "05"), new(55, "01"), new(255, "01")] }, Port)));

    [Fact]
    public void Equal_descriptions_give_equal_bindings()
    {
        Assert.Equal(Binding, Binding);
        Assert.NotEqual(Binding, BindingOf(Subnet with { Gateway = null }, Port));
    }

    private static string? Routes(SubNet subnet)
    {
        var options = Of(Defaults, Logical, subnet, Port);
        Assert.Equal(options[DhcpOptionCode.ClasslessRoutes]?.Data, options[DhcpOptionCode.MicrosoftClasslessRoutes]?.Data);
        return options[DhcpOptionCode.ClasslessRoutes]?.Data.ToString();
    }

    private static (uint? Renewal, uint? Rebinding) Times(DhcpSettings settings, params ImmutableArray<ExtraDhcpOption> extras)
    {
        var options = Of(settings, Logical, Subnet, Port with { ExtraDhcpOptions = extras });
        return (options[DhcpOptionCode.RenewalTime]?.AsNumber(), options[DhcpOptionCode.RebindingTime]?.AsNumber());
    }

    private static DhcpOptions Of(DhcpSettings settings, LogicalNetwork network, SubNet subnet, LogicalPort port) =>
        new(DhcpOptionSet.Of(settings, network, subnet, port, Server));

    private static IEnumerable<string> Text(DhcpOptions options) => options.Select(option => $"{option.Code} {option.Data}");

    private static ImmutableArray<Ipv4Address> Addresses(params string[] texts) => [.. texts.Select(Ipv4Address.Parse)];
}
