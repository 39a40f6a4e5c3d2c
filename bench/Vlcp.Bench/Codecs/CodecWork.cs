using System.Buffers;
using Vlcp.OpenFlow;
using Vlcp.OpenFlow.Messages;
using Vlcp.OpenFlow.Views;

namespace Vlcp.Bench.Codecs;

/// <summary>One thing that is done with a message.</summary>
/// <param name="Name">What is done.</param>
/// <param name="Bytes">Bytes of the message.</param>
/// <param name="Run">Does it, and returns something that depends on all of it, so that nothing can be left out.</param>
internal sealed record CodecWork(string Name, int Bytes, Func<ulong> Run)
{
    /// <summary>The line whose rate is asked for.</summary>
    public const string FlowsInPlace = "read a flow-stats reply of 1,000 flows in place, every field";

    /// <summary>All that is measured.</summary>
    public static IEnumerable<CodecWork> All()
    {
        var packet = CodecSamples.Encode(CodecSamples.PacketIn);
        var flowMod = CodecSamples.Encode(CodecSamples.FlowMod);
        var parts = CodecSamples.FlowStats.Select(CodecSamples.Encode).ToArray();
        var flowBytes = parts.Sum(part => part.Length);
        var output = new ArrayBufferWriter<byte>(1 << 16);
        yield return new("read a PACKET_IN in place, every field", packet.Length, () => Visit(new PacketInView(packet)));
        yield return new("read a PACKET_IN as an object", packet.Length, () => ((PacketIn)OpenFlowCodec.Decode(packet)).BufferId);
        yield return new("write a PACKET_IN", packet.Length, () => Write(CodecSamples.PacketIn, output));
        yield return new("read a FLOW_MOD as an object", flowMod.Length, () => ((FlowMod)OpenFlowCodec.Decode(flowMod)).Cookie);
        yield return new("write a FLOW_MOD", flowMod.Length, () => Write(CodecSamples.FlowMod, output));
        yield return new(FlowsInPlace, flowBytes, () => Visit(parts));
        yield return new("read a flow-stats reply of 1,000 flows as objects", flowBytes, () => Decode(parts));
    }

    private static ulong Write(OpenFlowMessage message, ArrayBufferWriter<byte> output)
    {
        output.ResetWrittenCount();
        OpenFlowCodec.Encode(message, 1, OpenFlowVersion.V13, output);
        return (ulong)output.WrittenCount;
    }

    private static ulong Decode(byte[][] parts)
    {
        var sum = 0UL;
        foreach (var part in parts)
        {
            sum += (ulong)((FlowStatsReply)OpenFlowCodec.Decode(part)).Flows.Count;
        }
        return sum;
    }

    private static ulong Visit(in PacketInView packet)
    {
        var sum = packet.Xid + packet.BufferId + packet.TotalLength + (ulong)packet.Reason + packet.TableId + packet.Cookie;
        return sum + packet.InPort + packet.EthDst + packet.EthSrc + packet.EtherType + (ulong)packet.Data.Length;
    }

    private static ulong Visit(byte[][] parts)
    {
        var sum = 0UL;
        foreach (var part in parts)
        {
            foreach (var flow in new FlowStatsReplyView(part).Flows)
            {
                sum += flow.TableId + flow.DurationSeconds + flow.DurationNanoseconds + flow.Priority + flow.IdleTimeout + flow.HardTimeout
                    + (ulong)flow.Flags + flow.Importance + flow.Cookie + flow.PacketCount + flow.ByteCount + Visit(flow);
            }
        }
        return sum;
    }

    private static ulong Visit(in FlowStatsView flow)
    {
        var sum = 0UL;
        foreach (var condition in flow.Match)
        {
            sum += condition.Header + condition.Number;
        }
        foreach (var instruction in flow.Instructions)
        {
            sum += instruction.Type;
            foreach (var action in instruction.Actions)
            {
                sum += action.Type;
                sum += action.IsOutput ? action.Port + action.MaxLength : 0UL;
            }
        }
        return sum;
    }
}
