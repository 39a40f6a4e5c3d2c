using Vlcp.OpenFlow.Messages;

namespace Vlcp.OpenFlow.Connection;

/// <summary>What became of one request of a batch or a bundle.</summary>
/// <param name="Request">The request, with the transaction id that it had.</param>
/// <param name="Replies">What came back, errors included, in order; often nothing.</param>
public sealed record RequestOutcome(OpenFlowMessage Request, IReadOnlyList<OpenFlowMessage> Replies)
{
    /// <summary>The switch's refusal, or null.</summary>
    public ErrorMessage? Error => Replies.OfType<ErrorMessage>().FirstOrDefault();
}
