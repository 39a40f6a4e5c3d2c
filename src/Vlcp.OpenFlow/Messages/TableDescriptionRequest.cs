namespace Vlcp.OpenFlow.Messages;

/// <summary>Asks how tables are configured; since 1.4.</summary>
public sealed record TableDescriptionRequest : MultipartRequest<TableDescriptionReply>
{
    /// <inheritdoc/>
    public override MultipartType MultipartType => MultipartType.TableDescription;
}
