using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>Asks what the switch can do with bundles, and tells the controller's clock; since 1.5.</summary>
/// <param name="Flags">1: the time is set; 2: the times of the schedule are set.</param>
//  0 feature_request_flags (4) | 8 properties
public sealed record BundleFeaturesRequest(uint Flags) : MultipartRequest<BundleFeaturesReply>
{
    /// <summary>The controller's clock and what it wants, or null.</summary>
    public BundleTimeFeatures? Time { get; init; }

    /// <summary>What experimenters say.</summary>
    public WireList<UnknownProperty> OtherProperties { get; init; } = [];

    /// <inheritdoc/>
    public override MultipartType MultipartType => MultipartType.BundleFeatures;

    internal static BundleFeaturesRequest ReadParameters(ref WireReader reader)
    {
        var request = new BundleFeaturesRequest(reader.ReadUInt32("feature_request_flags"));
        reader.Skip(4, "pad");
        var time = BundleFeaturesReply.ReadProperties(ref reader, out var others);
        return request with { Time = time, OtherProperties = others };
    }

    internal override void WriteParameters(ref WireWriter writer)
    {
        writer.WriteUInt32(Flags);
        writer.Skip(4);
        BundleFeaturesReply.WriteProperties(ref writer, Time, OtherProperties);
    }
}
