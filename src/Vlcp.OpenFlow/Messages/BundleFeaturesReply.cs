using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>What the switch can do with bundles; since 1.5.</summary>
/// <param name="Capabilities"><see cref="BundleFlags"/> that work.</param>
//  0 capabilities (2) | 8 properties
public sealed record BundleFeaturesReply(BundleFlags Capabilities) : MultipartReply
{
    private const ushort TimeProperty = 1;

    /// <summary>The switch's clock and what it can do, or null.</summary>
    public BundleTimeFeatures? Time { get; init; }

    /// <summary>What experimenters say.</summary>
    public WireList<UnknownProperty> OtherProperties { get; init; } = [];

    /// <inheritdoc/>
    public override MultipartType MultipartType => MultipartType.BundleFeatures;

    internal static BundleFeaturesReply ReadContent(ref WireReader reader)
    {
        var reply = new BundleFeaturesReply((BundleFlags)reader.ReadUInt16("capabilities"));
        reader.Skip(6, "pad");
        var time = ReadProperties(ref reader, out var others);
        return reply with { Time = time, OtherProperties = others };
    }

    internal static BundleTimeFeatures? ReadProperties(ref WireReader reader, out WireList<UnknownProperty> others)
    {
        BundleTimeFeatures? time = null;
        List<UnknownProperty> unknown = [];
        while (PropertyList.TryRead(ref reader, out var type, out var content))
        {
            if (type == TimeProperty)
            {
                time = BundleTimeFeatures.Read(ref content);
            }
            else
            {
                unknown.Add(UnknownProperty.Read(type, ref content));
            }
        }
        others = unknown.ToWireList();
        return time;
    }

    internal static void WriteProperties(ref WireWriter writer, BundleTimeFeatures? time, WireList<UnknownProperty> others)
    {
        if (time is not null)
        {
            var start = PropertyList.Begin(ref writer, TimeProperty);
            time.Write(ref writer);
            PropertyList.End(ref writer, start);
        }
        WireLists.WriteAll(ref writer, others);
    }

    internal override void WriteContent(ref WireWriter writer, OpenFlowVersion version)
    {
        writer.WriteUInt16((ushort)Capabilities);
        writer.Skip(6);
        WriteProperties(ref writer, Time, OtherProperties);
    }
}
