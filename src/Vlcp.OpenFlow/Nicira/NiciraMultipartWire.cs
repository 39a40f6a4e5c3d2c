using Vlcp.OpenFlow.Messages;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Nicira;

/// <summary>What stands before the content of Nicira's statistics.</summary>
//  experimenter (4), in 1.3 the ONF for flow monitors | subtype (4) | 1.0: zeros (4)
internal static class NiciraMultipartWire
{
    /// <summary>What a kind of the standard is in 1.0, where it is an extension of Nicira's; null for all others.</summary>
    public static NiciraMultipartType? TypeOf(MultipartType type, OpenFlowVersion version) => version != OpenFlowVersion.V10 ? null : type switch
    {
        MultipartType.Group => NiciraMultipartType.Group,
        MultipartType.GroupDescription => NiciraMultipartType.GroupDescription,
        MultipartType.GroupFeatures => NiciraMultipartType.GroupFeatures,
        _ => null,
    };

    public static void WriteHeader(ref WireWriter writer, NiciraMultipartType subtype)
    {
        if (!IsIn(subtype, writer.Version()))
        {
            throw writer.NotIn($"Nicira's statistics {subtype}");
        }
        var isOnf = IsOnf(subtype, writer.Version());
        writer.WriteUInt32(isOnf ? OnfExtension.Experimenter : NiciraAction.Experimenter);
        writer.WriteUInt32(isOnf ? OnfExtension.FlowMonitorType : (uint)subtype);
        writer.Skip(PaddingIn(writer.Version()));
    }

    /// <summary>What the content that follows is, or null when it is not described; the reader is left behind the padding then.</summary>
    public static NiciraMultipartType? TryReadHeader(ref WireReader reader)
    {
        var (experimenter, type) = (reader.ReadUInt32("experimenter"), reader.ReadUInt32("exp_type"));
        var subtype = experimenter == OnfExtension.Experimenter && type == OnfExtension.FlowMonitorType ? NiciraMultipartType.FlowMonitor : (NiciraMultipartType)type;
        var expected = IsOnf(subtype, reader.Version()) ? OnfExtension.Experimenter : NiciraAction.Experimenter;
        var padding = PaddingIn(reader.Version());
        if (experimenter != expected || !IsIn(subtype, reader.Version()) || reader.Remaining < padding)
        {
            return null;
        }
        reader.Skip(padding, "pad");
        return subtype;
    }

    private static bool IsOnf(NiciraMultipartType subtype, OpenFlowVersion version) =>
        subtype == NiciraMultipartType.FlowMonitor && version == OpenFlowVersion.V13;

    private static int PaddingIn(OpenFlowVersion version) => version == OpenFlowVersion.V10 ? 4 : 0;

    // The standard of later versions has flows and monitors that can say the same.
    private static bool IsIn(NiciraMultipartType subtype, OpenFlowVersion version) => subtype switch
    {
        NiciraMultipartType.Flow or NiciraMultipartType.Aggregate or NiciraMultipartType.Group or NiciraMultipartType.GroupDescription
            or NiciraMultipartType.GroupFeatures => version == OpenFlowVersion.V10,
        NiciraMultipartType.FlowMonitor => version < OpenFlowVersion.V14,
        NiciraMultipartType.IpfixBridge or NiciraMultipartType.IpfixFlow => true,
        _ => false,
    };
}
