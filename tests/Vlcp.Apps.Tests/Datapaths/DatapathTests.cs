using Vlcp.Apps.DpSets;
using Vlcp.OpenFlow;
using Vlcp.OpenFlow.Messages;
using Vlcp.OpenFlow.Oxm;

namespace Vlcp.Apps.Tests.Datapaths;

/// <summary>What apps hear of a switch from its hello to its end.</summary>
public sealed class DatapathTests
{
    private static readonly PacketIn Packet = new(PacketIn.NoBuffer, 60, PacketInReason.TableMiss, 0, 0, [OxmFields.InPort.Is(3)], new byte[60]);

    [Fact]
    public async Task A_switch_goes_through_its_phases_and_packets_come_in_order()
    {
        await using var apps = await TestApps.StartAsync(typeof(Watcher));
        var watcher = apps.Find<Watcher>();
        await using (var emulated = await EmulatedSwitch.ReadyAsync(apps.Port, 0xab))
        {
            await emulated.SendAsync(Packet);
            await emulated.SendAsync(new PortStatus(PortStatusReason.Add, EmulatedSwitch.Port(9)));
            await emulated.SendAsync(new PortStatus(PortStatusReason.Modify, EmulatedSwitch.Port(9, "renamed")));
            await emulated.SendAsync(Packet);
            await emulated.SendAsync(new PortStatus(PortStatusReason.Delete, EmulatedSwitch.Port(9)));
            await Patience.UntilAsync("the last port event", () => watcher.Seen.Contains("port 9 Delete"));
            Assert.Equal(4, apps.Manager.Switches.Find(0xab)!.Ports.Count);
        }
        await Patience.UntilAsync("the end", () => watcher.Seen.Contains("dp leaves with 4"));
        Assert.Equal(
            [
                "Handshake", "hello of version 4", "Config", "features of 00000000000000ab", "4 ports", "Main", "packet of 60 from 3 by 0",
                "port 9 Add", "port 9 Modify", "packet of 60 from 3 by 0", "port 9 Delete", "Dead",
            ],
            watcher.Seen.Where(s => !s.StartsWith("dp", StringComparison.Ordinal)));
        Assert.Equal(
            ["dp enters with 4", "dpset add 9", "dpset modify renamed", "dpset delete 9", "dp leaves with 4"],
            watcher.Seen.Where(s => s.StartsWith("dp", StringComparison.Ordinal)));
        Assert.Null(apps.Find<DpSet>().Get(0xab));
    }

    [Fact]
    public async Task A_second_connection_of_a_switch_replaces_the_first()
    {
        await using var apps = await TestApps.StartAsync(typeof(Watcher));
        await using var first = await EmulatedSwitch.ReadyAsync(apps.Port, 7);
        await Patience.UntilAsync("the first", () => apps.Find<DpSet>().Get(7) is not null);
        await using var second = await EmulatedSwitch.ReadyAsync(apps.Port, 7, ports: 2);
        await first.WaitUntilClosedAsync();
        await Patience.UntilAsync("dead and reconnected", () => apps.Find<Watcher>().Seen.Contains("dp reconnected with 2") && apps.Find<Watcher>().Seen.Contains("Dead"));
        Assert.Equal(2, apps.Manager.Switches.Find(7)!.Ports.Count);
        Assert.DoesNotContain("dp leaves with 4", apps.Find<Watcher>().Seen);
        await second.DisposeAsync();
        await Patience.UntilAsync("one leave", () => apps.Find<Watcher>().Seen.Contains("dp leaves with 2"));
    }

    [Fact]
    public async Task An_auxiliary_connection_belongs_to_its_main_connection()
    {
        await using var apps = await TestApps.StartAsync(typeof(Watcher));
        var watcher = apps.Find<Watcher>();
        var main = await EmulatedSwitch.ReadyAsync(apps.Port, 5);
        await Patience.UntilAsync("main", () => apps.Manager.Switches.Find(5) is not null);
        await using var auxiliary = await EmulatedSwitch.ReadyAsync(apps.Port, 5, auxiliaryId: 3);
        var datapath = apps.Manager.Switches.Find(5)!;
        await Patience.UntilAsync("auxiliary", () => datapath.Auxiliaries.ContainsKey(3));
        await auxiliary.SendAsync(Packet);
        await Patience.UntilAsync("its packet", () => watcher.Seen.Contains("packet of 60 from 3 by 3"));
        Assert.Same(datapath, apps.Manager.Switches.Find(5));
        await main.DisposeAsync();
        await auxiliary.WaitUntilClosedAsync();
    }

    [Fact]
    public async Task An_auxiliary_connection_without_a_main_one_is_closed()
    {
        await using var apps = await TestApps.StartAsync(typeof(Watcher));
        await using var auxiliary = await EmulatedSwitch.ReadyAsync(apps.Port, 5, auxiliaryId: 1);
        await auxiliary.WaitUntilClosedAsync();
    }

    [Fact]
    public async Task A_malformed_packet_costs_only_its_own_switch_the_connection()
    {
        await using var apps = await TestApps.StartAsync(typeof(Watcher));
        await using var good = await EmulatedSwitch.ReadyAsync(apps.Port, 1);
        await using var bad = await EmulatedSwitch.ReadyAsync(apps.Port, 2);
        var message = OpenFlowCodec.Encode(Packet, OpenFlowVersion.V13);
        message[27] = 0xf0;
        await bad.SendAsync(message);
        await bad.WaitUntilClosedAsync();
        await good.SendAsync(Packet);
        await Patience.UntilAsync("the good switch's packet", () => apps.Find<Watcher>().Seen.Contains("packet of 60 from 3 by 0"));
        Assert.True(apps.Log.Has("malformed message"));
    }

    [Fact]
    public async Task Requests_find_their_answers_and_a_role_can_be_asked_for()
    {
        await using var apps = await TestApps.StartAsync(typeof(Watcher));
        await using var emulated = await EmulatedSwitch.ReadyAsync(apps.Port, 1);
        await Patience.UntilAsync("main", () => apps.Manager.Switches.Find(1) is not null);
        var datapath = apps.Manager.Switches.Find(1)!;
        var asking = datapath.RequestRoleAsync(ControllerRole.Primary, 4, TestContext.Current.CancellationToken);
        var request = await emulated.ExpectAsync<RoleRequest>();
        await emulated.SendAsync(new RoleReply(request.Role, request.GenerationId) { Xid = request.Xid });
        Assert.Equal(ControllerRole.Primary, (await asking.WithLimit()).Role);
        var message = datapath.SetXid(new BarrierRequest());
        Assert.True(datapath.SendMsg(message, out var xid));
        Assert.Equal(message.Xid, xid);
        Assert.Equal(xid, (await emulated.ExpectAsync<BarrierRequest>()).Xid);
    }
}
