using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>What meters can do.</summary>
/// <param name="Features">The features.</param>
public sealed record MeterFeaturesReply(MeterFeatures Features) : MultipartReply
{
    /// <inheritdoc/>
    public override MultipartType MultipartType => MultipartType.MeterFeatures;

    internal static MeterFeaturesReply ReadContent(ref WireReader reader) => new(MeterFeatures.Read(ref reader));

    internal override void WriteContent(ref WireWriter writer, OpenFlowVersion version) => Features.Write(ref writer);
}
