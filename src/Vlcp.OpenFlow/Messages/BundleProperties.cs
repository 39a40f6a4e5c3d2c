using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>The properties of bundle messages (ofp_bundle_prop).</summary>
public sealed record BundleProperties
{
    private const ushort TimeProperty = 1;

    /// <summary>Nothing said.</summary>
    public static BundleProperties None { get; } = new();

    /// <summary>When the bundle is to be committed, with <see cref="BundleFlags.Time"/>; since 1.5.</summary>
    public OpenFlowTime? ScheduledTime { get; init; }

    /// <summary>What experimenters say.</summary>
    public WireList<UnknownProperty> Others { get; init; } = [];

    internal static BundleProperties Read(ref WireReader reader)
    {
        var properties = None;
        List<UnknownProperty> others = [];
        while (PropertyList.TryRead(ref reader, out var type, out var content))
        {
            if (type == TimeProperty && content.Remaining >= 20)
            {
                content.Skip(4, "pad");
                properties = properties with { ScheduledTime = OpenFlowTime.Read(ref content) };
            }
            else
            {
                others.Add(UnknownProperty.Read(type, ref content));
            }
        }
        return others.Count == 0 ? properties : properties with { Others = others.ToWireList() };
    }

    internal void Write(ref WireWriter writer)
    {
        if (ScheduledTime is { } time)
        {
            var start = PropertyList.Begin(ref writer, TimeProperty);
            writer.Skip(4);
            time.Write(ref writer);
            PropertyList.End(ref writer, start);
        }
        WireLists.WriteAll(ref writer, Others);
    }
}
