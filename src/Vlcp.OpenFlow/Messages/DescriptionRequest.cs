namespace Vlcp.OpenFlow.Messages;

/// <summary>Asks who made the switch.</summary>
public sealed record DescriptionRequest : MultipartRequest<DescriptionReply>
{
    /// <inheritdoc/>
    public override MultipartType MultipartType => MultipartType.Description;
}
