using Vlcp.OpenFlow.Messages;
using Vlcp.OpenFlow.Views;

namespace Vlcp.OpenFlow.Connection;

/// <summary>Shows the flows of an answer to a visitor, part by part, where they lie.</summary>
internal sealed class FlowVisit(FlowStatsVisitor visitor) : IReplySink
{
    /// <summary>Ends with the last part, or with the switch's refusal.</summary>
    public ReplyCollector End { get; } = new(static _ => true);

    /// <summary>Takes a part.</summary>
    /// <returns>False for anything else.</returns>
    /// <exception cref="Vlcp.Wire.WireFormatException">The part breaks the layout.</exception>
    public bool TryReceive(ReadOnlySpan<byte> message)
    {
        if (!FlowStatsReplyView.Is(message))
        {
            return false;
        }
        End.CountProgress();
        var reply = new FlowStatsReplyView(message);
        foreach (var flow in reply.Flows)
        {
            Show(flow);
        }
        if (!reply.More)
        {
            End.Complete();
        }
        return true;
    }

    public void Receive(OpenFlowMessage reply) => End.Receive(reply);

    public void Fail(Exception reason) => End.Fail(reason);

    // What the visitor throws is for whoever asked; the connection has nothing to do with it.
    private void Show(in FlowStatsView flow)
    {
        if (End.Done.IsCompleted)
        {
            return;
        }
        try
        {
            visitor(flow);
        }
        catch (Exception e)
        {
            End.Fail(e);
        }
    }
}
