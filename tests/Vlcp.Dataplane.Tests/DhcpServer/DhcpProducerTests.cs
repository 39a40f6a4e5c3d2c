using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using Vlcp.Dataplane.Features.ArpResponder;
using Vlcp.Dataplane.Features.DhcpServer;
using Vlcp.Dataplane.Features.IoProcessing;
using Vlcp.Dataplane.Flows;
using Vlcp.Dataplane.Switches;
using Vlcp.Dataplane.Tests.PacketHandling;
using Vlcp.Network.Model;
using Vlcp.ObjectDb;
using Vlcp.OpenFlow.Actions;
using Vlcp.Packets;
using Xunit;
using static Vlcp.Dataplane.Tests.DhcpServer.DhcpSamples;

namespace Vlcp.Dataplane.Tests.DhcpServer;

public sealed class DhcpProducerTests
{
    private static readonly LogicalPort Second = Port with
    {
        Id = "second", IpAddress = Ipv4Address.Parse("192.168.1.3"), MacAddress = OtherMac,
    };

    [Fact]
    public async Task A_served_port_has_its_requests_brought_to_the_controller()
    {
        await using var harness = await StartAsync(Subnet, Port);
        var lines = await harness.SettleAsync();
        Assert.Equal(
            [
                "table=l3input, udp,reg5=0x7,reg7=0x4000/0x4000,dl_dst=01:00:00:00:00:00/01:00:00:00:00:00,tp_dst=67 actions=CONTROLLER:65535 [dhcpserver/requests to all in network 7, Dhcp]",
                "table=l3input, udp,reg5=0x7,reg7=0x4000/0x4000,nw_dst=169.254.169.254,tp_dst=67 actions=CONTROLLER:65535 [dhcpserver/server 169.254.169.254 in viperflow.logicnetwork.net, Dhcp]",
            ],
            Dhcp(lines));
        Assert.Contains(lines, line => line.Contains("arp_tpa=169.254.169.254", StringComparison.Ordinal));
        Assert.Equal(Binding, Assert.Single(harness.Engine.Facts(DhcpFacts.Binding, 5u)));
        Assert.Equal(lines, await harness.FromScratchAsync());
        var handler = new DhcpPacketHandler(NullLogger.Instance);
        var source = new HarnessSource(harness);
        handler.Handle(HarnessSource.Packet(CookieClass.Dhcp, Frame(Message(DhcpMessageType.Discover)), 6), source);
        Assert.Empty(source.Sent);
        handler.Handle(HarnessSource.Packet(CookieClass.Dhcp, Frame(Message(DhcpMessageType.Discover)), 5), source);
        Assert.Equal([new OutputAction(5)], Assert.Single(source.Sent).Actions);
    }

    [Fact]
    public async Task Flows_stay_as_they_are_until_the_last_served_port_goes()
    {
        await using var harness = await StartAsync(Subnet, Port, Second);
        var first = harness.Ports.Single();
        var one = Dhcp(await harness.SettleAsync());
        var second = harness.AddPort(6, "second");
        Assert.Equal(one, Dhcp(await harness.SettleAsync()));
        Assert.Single(harness.Engine.Facts(DhcpFacts.Binding, 6u));
        harness.RemovePort(first);
        var remaining = await harness.SettleAsync();
        Assert.Equal(one, Dhcp(remaining));
        Assert.Empty(harness.Engine.Facts(DhcpFacts.Binding, 5u));
        Assert.Equal(remaining, await harness.FromScratchAsync());
        harness.RemovePort(second);
        Assert.Empty(Dhcp(await harness.SettleAsync()));
    }

    [Theory]
    [InlineData("false", false)]
    [InlineData("\"False\"", false)]
    [InlineData("0", false)]
    [InlineData("\"0\"", false)]
    [InlineData("true", true)]
    [InlineData("\"true\"", true)]
    [InlineData("1", true)]
    [InlineData("null", true)]
    public async Task A_subnet_is_served_unless_it_says_no(string enabled, bool served)
    {
        await using var harness = await StartAsync(With(Subnet, "dhcp_enabled", enabled), Port);
        var lines = await harness.SettleAsync();
        Assert.Equal(served, Dhcp(lines).Count > 0);
        Assert.Equal(served, lines.Any(line => line.Contains("arp_tpa=169.254.169.254", StringComparison.Ordinal)));
        await harness.WriteAsync(Subnet);
        Assert.Equal(2, Dhcp(await harness.SettleAsync()).Count);
    }

    [Fact]
    public async Task A_subnet_may_have_its_own_server_address()
    {
        await using var harness = await StartAsync(Subnet, Port);
        await harness.SettleAsync();
        await harness.WriteAsync(With(Subnet, "dhcp_server", "\"192.168.1.254\""));
        var lines = await harness.SettleAsync();
        Assert.Contains(Dhcp(lines), line => line.Contains("nw_dst=192.168.1.254", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.Contains("169.254.169.254", StringComparison.Ordinal));
        Assert.Equal("192.168.1.254", Assert.Single(harness.Engine.Facts(DhcpFacts.Binding, 5u)).ServerAddress.ToString());
        Assert.Equal(lines, await harness.FromScratchAsync());
    }

    [Fact]
    public async Task A_malformed_server_address_is_reported_and_changes_nothing()
    {
        await using var harness = await StartAsync(Subnet, Port);
        var before = await harness.SettleAsync();
        await harness.WriteAsync(With(Subnet, "dhcp_server", "\"nowhere\""));
        await harness.SettleAsync(mayFail: true);
        Assert.Contains("dhcp_server of subnet 'sub'", Assert.Single(harness.Engine.Failures).Failure.Message, StringComparison.Ordinal);
        Assert.Equal(before, harness.Lines);
    }

    [Fact]
    public async Task A_port_without_an_address_leaves_requests_to_other_servers()
    {
        await using var harness = await StartAsync(Subnet, Port with { IpAddress = null, Subnet = null });
        Assert.Empty(Dhcp(await harness.SettleAsync()));
        Assert.Empty(harness.Engine.Facts(DhcpFacts.Binding, 5u));
    }

    [Fact]
    public async Task A_change_of_network_subnet_or_port_reaches_the_lease()
    {
        await using var harness = await StartAsync(Subnet, Port);
        await harness.SettleAsync();
        await harness.WriteAsync(Logical with { Mtu = 9000 });
        await harness.SettleAsync();
        Assert.Equal(9000u, Lease(harness)[DhcpOptionCode.InterfaceMtu]!.AsNumber());
        await harness.WriteAsync(Subnet with { Gateway = null });
        await harness.SettleAsync();
        Assert.Null(Lease(harness)[DhcpOptionCode.Router]);
        await harness.WriteAsync(Port with { Hostname = "guest" });
        await harness.SettleAsync();
        Assert.Equal("guest", Lease(harness)[DhcpOptionCode.HostName]!.AsText());
    }

    [Fact]
    public async Task Any_history_leads_to_what_a_new_computation_gives()
    {
        await using var harness = await StartAsync(Subnet, Port, Second);
        var random = new Random(4711);
        LocalPort[] ports = [.. harness.Ports, new LocalPort(6, "vif6", "second", null), new LocalPort(7, "vif7", "port", null)];
        for (var step = 0; step < 60; step++)
        {
            var local = ports[random.Next(ports.Length)];
            DataObject changed = random.Next(3) switch
            {
                0 => With(Subnet, "dhcp_enabled", random.Next(2) == 0 ? "true" : "false") with { Gateway = random.Next(2) == 0 ? null : Subnet.Gateway },
                1 => Port with { IpAddress = random.Next(2) == 0 ? null : Address },
                _ => Second with { Subnet = random.Next(2) == 0 ? null : Second.Subnet },
            };
            await (random.Next(4) == 0 ? harness.DeleteAsync(changed.Key) : harness.WriteAsync(changed));
            (random.Next(2) == 0 ? harness.RemovePort : (Action<LocalPort>)harness.AddPort)(local);
            Assert.Equal(await harness.FromScratchAsync(), await harness.SettleAsync());
        }
    }

    private static DhcpOptions Lease(EngineHarness harness) =>
        new(Assert.Single(harness.Engine.Facts(DhcpFacts.Binding, 5u)).Options);

    private static IReadOnlyList<string> Dhcp(IEnumerable<string> lines) =>
        [.. lines.Where(line => line.Contains("[dhcpserver/", StringComparison.Ordinal))];

    private static SubNet With(SubNet subnet, string attribute, string json) =>
        subnet with { Extras = DataObject.NoExtras.Add(attribute, JsonNode.Parse(json)) };

    private static async Task<EngineHarness> StartAsync(params DataObject[] objects)
    {
        var harness = new EngineHarness(
            new IoProcessingRoot(new SwitchIdentity(1, "", "", null, "br0")),
            new ArpResponderRoot(new ArpStrategy(true, true, false, [])),
            new DhcpServerRoot(new DhcpSettings()));
        await harness.WriteAsync([Physical, Logical, .. objects]);
        harness.AddPort(5, "port");
        return harness;
    }
}
