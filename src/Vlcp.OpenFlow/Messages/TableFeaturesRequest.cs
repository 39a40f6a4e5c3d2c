namespace Vlcp.OpenFlow.Messages;

/// <summary>Asks what tables can do.</summary>
public sealed record TableFeaturesRequest : MultipartRequest<TableFeaturesReply>
{
    /// <inheritdoc/>
    public override MultipartType MultipartType => MultipartType.TableFeatures;
}
