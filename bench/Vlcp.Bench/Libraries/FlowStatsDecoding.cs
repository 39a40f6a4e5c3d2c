using Vlcp.OpenFlow;
using Vlcp.OpenFlow.Flows;
using Vlcp.OpenFlow.Instructions;
using Vlcp.OpenFlow.Messages;
using Vlcp.OpenFlow.Oxm;

namespace Vlcp.Bench.Libraries;

/// <summary>Reading a dump of flows, against copying its bytes: the least that any reader must do.</summary>
internal sealed class FlowStatsDecoding : IComparison
{
    private const int Flows = 500;

    private readonly byte[] _message = OpenFlowCodec.Encode(new FlowStatsReply([.. Enumerable.Range(0, Flows).Select(Flow)]), OpenFlowVersion.V13);

    public string Work => "decode a flow of a dump (OpenFlow 1.3)";

    public string Peer => "memcpy of its bytes";

    public int Operations => Flows;

    public Task PrepareAsync() => Task.CompletedTask;

    public Task RunOursAsync()
    {
        GC.KeepAlive(OpenFlowCodec.Decode(_message));
        return Task.CompletedTask;
    }

    public Task RunPeerAsync()
    {
        GC.KeepAlive(_message.AsSpan().ToArray());
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static FlowStats Flow(int number) => new(
        new FlowEntry(
            3,
            100,
            Match.Any.With(OxmFields.InPort.Is((uint)number)),
            [new GotoTableInstruction(4)]),
        10, 0, 1000, 64000);
}
