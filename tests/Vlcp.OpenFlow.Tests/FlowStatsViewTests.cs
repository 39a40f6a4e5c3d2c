using Vlcp.OpenFlow.Views;

namespace Vlcp.OpenFlow.Tests;

/// <summary>Reading flows in place says the same as reading them as objects, and never reads past what it was given.</summary>
public class FlowStatsViewTests
{
    public static TheoryData<OpenFlowVersion> Versions => [OpenFlowVersion.V13, OpenFlowVersion.V14];

    private static FlowStatsReply Reply { get; } = new(
        [.. FlowSamples.Flows.Select((flow, i) => new FlowStats(flow, (uint)i, 5, (ulong)i * 10, ulong.MaxValue - (ulong)i))]) { Xid = 77, More = true };

    [Theory]
    [MemberData(nameof(Versions))]
    public void A_view_shows_what_the_objects_hold(OpenFlowVersion version)
    {
        var bytes = OpenFlowCodec.Encode(Reply, version);
        var objects = (FlowStatsReply)OpenFlowCodec.Decode(bytes);
        var view = new FlowStatsReplyView(bytes);
        Assert.Equal(77u, view.Xid);
        Assert.True(view.More);
        var place = 0;
        foreach (var flow in view.Flows)
        {
            AssertSame(objects.Flows[place++], flow);
        }
        Assert.Equal(objects.Flows.Count, place);
    }

    [Fact]
    public void Other_messages_are_refused()
    {
        Assert.False(FlowStatsReplyView.Is(OpenFlowCodec.Encode(Reply, OpenFlowVersion.V15)));
        Assert.False(FlowStatsReplyView.Is(OpenFlowCodec.Encode(new FlowStatsRequest(), OpenFlowVersion.V13)));
        Assert.False(FlowStatsReplyView.Is(OpenFlowCodec.Encode(new TableStatsReply([]), OpenFlowVersion.V13)));
        Assert.Throws<WireFormatException>(() => new FlowStatsReplyView([]).Xid);
    }

    [Fact]
    public void A_walk_over_a_mutated_reply_throws_nothing_but_WireFormatException_and_accepts_whatever_decoding_accepts()
    {
        var random = new Random(4717);
        byte[][] seeds = [OpenFlowCodec.Encode(Reply, OpenFlowVersion.V13), OpenFlowCodec.Encode(Reply, OpenFlowVersion.V14)];
        for (var i = 0; i < FuzzTests.Inputs / 10; i++)
        {
            var bytes = (byte[])seeds[i % seeds.Length].Clone();
            for (var change = random.Next(1, 4); change > 0; change--)
            {
                bytes[random.Next(16, bytes.Length)] = (byte)random.Next(256);
            }
            var isWalked = IsWalked(bytes);
            Assert.True(isWalked || !IsDecoded(bytes), Convert.ToHexString(bytes));
        }
    }

    private static void AssertSame(FlowStats expected, FlowStatsView flow)
    {
        Assert.Equal(
            (expected.Flow.TableId, expected.DurationSeconds, expected.DurationNanoseconds, expected.Flow.Priority, expected.Flow.IdleTimeout, expected.Flow.HardTimeout),
            (flow.TableId, flow.DurationSeconds, flow.DurationNanoseconds, flow.Priority, flow.IdleTimeout, flow.HardTimeout));
        Assert.Equal(
            (expected.Flow.Flags, expected.Flow.Importance, expected.Flow.Cookie, expected.PacketCount, expected.ByteCount),
            (flow.Flags, flow.Importance, flow.Cookie, flow.PacketCount, flow.ByteCount));
        List<(OxmId, string Value, string Mask)> conditions = [];
        foreach (var condition in flow.Match)
        {
            conditions.Add((condition.Id, Convert.ToHexString(condition.Value), Convert.ToHexString(condition.Mask)));
            Assert.Equal(condition.HasMask, condition.Mask.Length > 0);
            if (condition.Value.Length <= sizeof(ulong))
            {
                Assert.Equal(Convert.ToUInt64(Convert.ToHexString(condition.Value), 16), condition.Number);
            }
        }
        foreach (var field in expected.Flow.Match.Fields)
        {
            var condition = Assert.Single(conditions, c => OxmCatalog.Find(c.Item1) == field.Field || c.Item1 == field.Field.Id);
            Assert.Equal(field.IsExact, condition.Mask.Length == 0);
        }
        List<OpenFlowInstruction> instructions = [];
        List<OpenFlowAction> actions = [];
        foreach (var instruction in flow.Instructions)
        {
            instructions.Add(instruction.Decode());
            foreach (var action in instruction.Actions)
            {
                actions.Add(action.Decode());
                Assert.Equal(action.IsOutput, actions[^1] is OutputAction);
                if (actions[^1] is OutputAction output)
                {
                    Assert.Equal((output.Port, output.MaxLength), (action.Port, action.MaxLength));
                }
            }
        }
        Assert.Equal(expected.Flow.Instructions, instructions.ToWireList());
        Assert.Equal(
            expected.Flow.Instructions.OfType<ApplyActionsInstruction>().SelectMany(a => a.Actions)
                .Concat(expected.Flow.Instructions.OfType<WriteActionsInstruction>().SelectMany(a => a.Actions)).Count(),
            actions.Count);
        Assert.Equal(expected, flow.Decode());
    }

    private static bool IsWalked(byte[] bytes)
    {
        try
        {
            var sum = 0UL;
            foreach (var flow in new FlowStatsReplyView(bytes).Flows)
            {
                sum += flow.Cookie + flow.ByteCount + (ulong)flow.MatchBytes.Length;
                foreach (var condition in flow.Match)
                {
                    sum += condition.Header + (condition.Value.Length <= sizeof(ulong) ? condition.Number : 0UL) + (ulong)condition.Mask.Length + condition.Id.Number;
                }
                foreach (var instruction in flow.Instructions)
                {
                    sum += (ulong)instruction.Type + instruction.TableId + instruction.MeterId;
                    foreach (var action in instruction.Actions)
                    {
                        sum += action.IsOutput ? action.Port + (ulong)action.MaxLength : action.Type + (ulong)action.Content.Length;
                    }
                }
            }
            return sum >= 0;
        }
        catch (WireFormatException)
        {
            return false;
        }
    }

    private static bool IsDecoded(byte[] bytes)
    {
        try
        {
            OpenFlowCodec.Decode(bytes);
            return true;
        }
        catch (WireFormatException)
        {
            return false;
        }
    }
}
