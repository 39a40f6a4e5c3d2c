using Microsoft.Extensions.Logging;

namespace Vlcp.Dataplane.Features.DhcpServer;

/// <summary>What the server does about a message.</summary>
/// <param name="Reply">The reply, or null for none.</param>
/// <param name="Reason">Why, for the log.</param>
/// <param name="Level">How much that concerns an operator.</param>
internal sealed record DhcpDecision(DhcpReply? Reply, string Reason, LogLevel Level = LogLevel.Debug)
{
    /// <summary>The message gets no reply.</summary>
    public static DhcpDecision Ignore(string reason) => new(null, reason);
}
