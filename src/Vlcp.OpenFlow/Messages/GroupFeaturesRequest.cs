namespace Vlcp.OpenFlow.Messages;

/// <summary>Asks what groups can do.</summary>
public sealed record GroupFeaturesRequest : MultipartRequest<GroupFeaturesReply>
{
    /// <inheritdoc/>
    public override MultipartType MultipartType => MultipartType.GroupFeatures;
}
