namespace Vlcp.OpenFlow.Messages;

/// <summary>Asks what meters can do.</summary>
public sealed record MeterFeaturesRequest : MultipartRequest<MeterFeaturesReply>
{
    /// <inheritdoc/>
    public override MultipartType MultipartType => MultipartType.MeterFeatures;
}
