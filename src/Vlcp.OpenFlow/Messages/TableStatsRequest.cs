namespace Vlcp.OpenFlow.Messages;

/// <summary>Asks for the counters of all tables.</summary>
public sealed record TableStatsRequest : MultipartRequest<TableStatsReply>
{
    /// <inheritdoc/>
    public override MultipartType MultipartType => MultipartType.Table;
}
