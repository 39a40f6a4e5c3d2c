using Vlcp.Apps.Bundled.Switching;
using Vlcp.Apps.Tests.Datapaths;
using Vlcp.OpenFlow;
using Vlcp.OpenFlow.Messages;
using Vlcp.OpenFlow.Oxm;

namespace Vlcp.Apps.Tests.Bundled;

/// <summary>What the learning switch answers, message by message.</summary>
public sealed class LearningSwitchTests
{
    public static TheoryData<OpenFlowVersion> Versions => [.. OpenFlowCodec.Versions];

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Unknown_stations_are_flooded_known_ones_get_a_flow_and_moved_ones_lose_theirs(OpenFlowVersion version)
    {
        await using var apps = await TestApps.StartAsync(typeof(LearningSwitch));
        await using var emulated = await EmulatedSwitch.ReadyAsync(apps.Port, 1, version: version);
        await emulated.SendAsync(Packet(from: 1, to: 2, port: 1, buffer: 100));
        var flood = await emulated.ExpectAsync<PacketOut>();
        Assert.Equal((100u, 1u), (flood.BufferId, flood.InPort));
        await emulated.SendAsync(Packet(from: 2, to: 1, port: 2, buffer: 101));
        var known = await emulated.ExpectAsync<FlowMod>();
        while (known.Priority == 0)
        {
            known = await emulated.ExpectAsync<FlowMod>();
        }
        Assert.Equal((101u, (ushort)1), (known.BufferId, known.Priority));
        Assert.Equal("in_port=2,dl_src=02:00:00:00:00:02,dl_dst=02:00:00:00:00:01", known.Match.ToString());
        Assert.Equal("output:1", Vlcp.OpenFlow.Text.ActionText.Format(known.Instructions));
        await emulated.SendAsync(Packet(from: 1, to: 2, port: 3, buffer: PacketIn.NoBuffer));
        var forget = await emulated.ExpectAsync<FlowMod>();
        Assert.Equal((FlowModCommand.Delete, "dl_dst=02:00:00:00:00:01"), (forget.Command, forget.Match.ToString()));
        Assert.Equal(PacketIn.NoBuffer, (await emulated.ExpectAsync<FlowMod>()).BufferId);
        Assert.Equal(60, (await emulated.ExpectAsync<PacketOut>()).Data.Length);
    }

    internal static PacketIn Packet(ulong from, ulong to, uint port, uint buffer)
    {
        var frame = new byte[60];
        System.Buffers.Binary.BinaryPrimitives.WriteUInt64BigEndian(frame, (0x020000000000UL | to) << 16);
        System.Buffers.Binary.BinaryPrimitives.WriteUInt64BigEndian(frame.AsSpan(6), (0x020000000000UL | from) << 16);
        frame[12] = 0x08;
        return new PacketIn(buffer, 60, PacketInReason.TableMiss, 0, 0, [OxmFields.InPort.Is(port)], frame);
    }
}
