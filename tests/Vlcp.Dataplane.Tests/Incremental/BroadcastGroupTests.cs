using Vlcp.Dataplane.Features;
using Vlcp.Network.Model;
using Vlcp.ObjectDb;
using Vlcp.OpenFlow;
using Vlcp.OpenFlow.Actions;
using Vlcp.OpenFlow.Flows;
using Vlcp.OpenFlow.Messages;
using Xunit;
using static Vlcp.Dataplane.Tests.NetworkObjects;

namespace Vlcp.Dataplane.Tests.Incremental;

/// <summary>A frame for everyone reaches everyone once, in networks of any size.</summary>
public sealed class BroadcastGroupTests
{
    private const uint Number = 7;
    private const int FirstPort = 10;
    private const int ObjectsPerTransaction = 100;

    [Theory]
    [InlineData(1, 0)]
    [InlineData(3, 2)]
    [InlineData(BroadcastGroup.Greatest, 0)]
    [InlineData(BroadcastGroup.Greatest + 1, 1)]
    [InlineData(2500, 1200)]
    public async Task Every_member_gets_one_copy_and_every_group_fits_its_message(int ports, int peers)
    {
        await using var harness = await NetworkAsync(ports, peers);
        Assert.Equal(
            Enumerable.Range(FirstPort, ports).Select(port => (uint)port).Concat(Enumerable.Repeat(1u, peers)).Order(), Outputs(harness, GroupNumbers.Flood(Number)).Order());
        Assert.Equal(Enumerable.Repeat(1u, peers), Outputs(harness, GroupNumbers.Tunnels(Number)));
        Assert.Equal(Enumerable.Repeat(PortNumber.InPort, peers), Outputs(harness, GroupNumbers.TunnelsHairpin(Number)));
        foreach (var version in (OpenFlowVersion[])[OpenFlowVersion.V13, OpenFlowVersion.V14, OpenFlowVersion.V15])
        {
            Assert.All(Groups(harness), group => OpenFlowCodec.Encode(new BundleAdd(1, BundleFlags.Atomic, GroupMod.Add(group.Value)), version));
        }
    }

    [Fact]
    public async Task A_member_of_a_large_network_that_comes_or_goes_changes_one_small_group()
    {
        await using var harness = await NetworkAsync(ports: 1000, peers: 0);
        var vif = Vif(5000, "more");
        await harness.WriteAsync(Endpoint("more", "net"));
        harness.Desired.Groups.Changed.Clear();
        foreach (var change in (Func<Task>[])[() => harness.PlugAsync(vif), () => harness.UnplugAsync(vif)])
        {
            await change();
            await harness.SettleAsync();
            var changed = Assert.Single(harness.Desired.Groups.Changed);
            Assert.NotEqual(GroupNumbers.Flood(Number), changed);
            Assert.InRange(harness.Desired.Groups[changed]!.Value.Value.Buckets.Count, 1, 50);
            harness.Desired.Groups.Changed.Clear();
        }

        Assert.Equal(await harness.FromScratchAsync(), harness.Lines);
    }

    [Fact]
    public async Task A_network_that_grows_and_shrinks_has_the_groups_of_its_size()
    {
        await using var harness = await NetworkAsync(ports: 50, peers: 50);
        Assert.Equal(3, Groups(harness).Count);
        await AddAsync(harness, ports: 400, peers: 400);
        Assert.True(Groups(harness).Count > 100);
        Assert.Equal(await harness.FromScratchAsync(), harness.Lines);

        await harness.UnplugAsync([.. harness.Ports.Where(port => port.Number > FirstPort + 20)]);
        await harness.DeleteAsync([.. Peers(400).Skip(50).Select(peer => peer.Key)]);
        await harness.SettleAsync();
        Assert.Equal(3, Groups(harness).Count);
        Assert.Equal(await harness.FromScratchAsync(), harness.Lines);
    }

    [Fact]
    public void Every_part_has_an_id_of_its_own_that_OpenFlow_allows_and_that_is_higher_than_that_of_its_group()
    {
        const uint Greatest = 0xffff_ff00;
        uint[] networks = [1, 0xff_ffff];
        uint[] groups = [.. networks.SelectMany(n => (uint[])[GroupNumbers.Flood(n), GroupNumbers.Tunnels(n), GroupNumbers.TunnelsHairpin(n)])];
        var ids = groups.Concat(groups.SelectMany(id => Enumerable.Range(0, FloodPart.Count).Select(part => GroupNumbers.Part(id, part)))).ToArray();
        Assert.Equal(ids.Length, ids.Distinct().Count());
        Assert.All(ids, id => Assert.InRange(id, 1u, Greatest));
        Assert.All(groups, id => Assert.InRange(GroupNumbers.Part(id, 0), id + 1, Greatest));
    }

    private static async Task<EngineHarness> NetworkAsync(int ports, int peers)
    {
        var harness = new EngineHarness(Features.All);
        await harness.WriteAsync(Physical("phys", "vxlan"), Uplink("up", "phys"), Logical("net", "phys", Number, vni: 10000));
        await harness.PlugAsync(Tunnel(1, "up"));
        await AddAsync(harness, ports, peers);
        return harness;
    }

    private static async Task AddAsync(EngineHarness harness, int ports, int peers)
    {
        var numbers = Enumerable.Range(FirstPort, ports).ToArray();
        DataObject[] objects = [.. numbers.Select(number => Endpoint($"p{number}", "net")), .. Peers(peers)];
        foreach (var chunk in objects.Chunk(ObjectsPerTransaction))
        {
            await harness.WriteAsync(chunk);
        }

        await harness.PlugAsync([.. numbers.Select(number => Vif((uint)number, $"p{number}"))]);
        await harness.SettleAsync();
    }

    private static IEnumerable<VxlanEndpoint> Peers(int count) =>
        Enumerable.Range(0, count).Select(peer => Member("net", $"server{peer}", $"10.98.{peer >> 8}.{peer & 0xff}"));

    private static Dictionary<uint, GroupEntry> Groups(EngineHarness harness) =>
        harness.Desired.Groups.Keys.ToDictionary(id => id, id => harness.Desired.Groups[id]!.Value.Value);

    // The ports to which copies go, a group within a group resolved.
    private static IEnumerable<uint> Outputs(EngineHarness harness, uint groupId)
    {
        var groups = Groups(harness);
        return groups[groupId].Buckets.SelectMany(OutputsOf);

        IEnumerable<uint> OutputsOf(Bucket bucket) => bucket.Actions[^1] switch
        {
            OutputAction output => [output.Port],
            GroupAction part => groups[part.GroupId].Buckets.SelectMany(OutputsOf),
            var other => throw new InvalidOperationException($"{other} sends nothing"),
        };
    }
}
