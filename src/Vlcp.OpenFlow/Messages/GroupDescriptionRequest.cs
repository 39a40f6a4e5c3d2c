namespace Vlcp.OpenFlow.Messages;

/// <summary>Asks for all groups.</summary>
public sealed record GroupDescriptionRequest : MultipartRequest<GroupDescriptionReply>
{
    /// <inheritdoc/>
    public override MultipartType MultipartType => MultipartType.GroupDescription;
}
