using Vlcp.OpenFlow.Nicira;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>Messages of 1.4 behind an experimenter header: the ONF's extensions 187 (flow monitors), 191 (roles), 230 (bundles) and 235 (forwarded
/// requests) for 1.3; the last one is Nicira's in 1.0.</summary>
internal static class OnfExtension
{
    public const uint Experimenter = 0x4f4e4600;
    public const uint FlowMonitorType = 1870;
    public const uint FlowMonitorCancelType = 1870;
    public const uint FlowMonitorPausedType = 1871;
    public const uint FlowMonitorResumedType = 1872;
    public const uint RoleStatusType = 1911;
    public const uint BundleControlType = 2300;
    public const uint BundleAddType = 2301;
    public const uint RequestForwardType = 2350;

    public static bool CarriesBundles(OpenFlowVersion version) => version < OpenFlowVersion.V14;

    public static bool CarriesRoles(OpenFlowVersion version) => version == OpenFlowVersion.V13;

    public static bool CarriesRequests(OpenFlowVersion version) => version < OpenFlowVersion.V14;

    public static void WriteHeader(ref WireWriter writer, uint type)
    {
        writer.WriteUInt32(Experimenter);
        writer.WriteUInt32(type);
    }

    /// <summary>The message of a type, or null when it is not described.</summary>
    public static OpenFlowMessage? Read(uint type, ref WireReader body) => type switch
    {
        BundleControlType when CarriesBundles(body.Version()) => BundleControl.ReadBody(ref body),
        BundleAddType when CarriesBundles(body.Version()) => BundleAdd.ReadBody(ref body),
        _ when body.Version() != OpenFlowVersion.V13 => null,
        RoleStatusType => RoleStatus.ReadBody(ref body),
        RequestForwardType => RequestForward.ReadBody(ref body),
        FlowMonitorCancelType => new NiciraFlowMonitorCancel(body.ReadUInt32("id")),
        FlowMonitorPausedType => new NiciraFlowMonitorPaused(),
        FlowMonitorResumedType => new NiciraFlowMonitorResumed(),
        _ => null,
    };

    /// <summary>The type of a message that is Nicira's in other versions and the ONF's in 1.3, or null for other messages and versions.</summary>
    public static uint? TypeOf(NiciraMessageType subtype, OpenFlowVersion version) => version != OpenFlowVersion.V13 ? null : subtype switch
    {
        NiciraMessageType.FlowMonitorCancel => FlowMonitorCancelType,
        NiciraMessageType.FlowMonitorPaused => FlowMonitorPausedType,
        NiciraMessageType.FlowMonitorResumed => FlowMonitorResumedType,
        _ => null,
    };
}
