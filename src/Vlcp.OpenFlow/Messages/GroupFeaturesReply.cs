using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>What groups can do.</summary>
/// <param name="Features">The features.</param>
public sealed record GroupFeaturesReply(GroupFeatures Features) : MultipartReply
{
    /// <inheritdoc/>
    public override MultipartType MultipartType => MultipartType.GroupFeatures;

    internal static GroupFeaturesReply ReadContent(ref WireReader reader) => new(GroupFeatures.Read(ref reader));

    internal override void WriteContent(ref WireWriter writer, OpenFlowVersion version) => Features.Write(ref writer);
}
