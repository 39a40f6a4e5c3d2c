namespace Vlcp.OpenFlow.Tests;

/// <summary>What a real Open vSwitch must have said of each version, and what Open vSwitch 3.1 does not say, with the reason.</summary>
internal static class CaptureExpectations
{
    private const OpenFlowVersion First = OpenFlowVersion.V10;
    private const OpenFlowVersion Last = OpenFlowVersion.V15;

    /// <summary>The elements that Open vSwitch does not say though a sample makes them; requests and what else only controllers send are not listed.</summary>
    public static IReadOnlyList<(string Reason, OpenFlowVersion From, OpenFlowVersion To, string[] Elements)> NotSaid { get; } =
    [
        ("Open vSwitch does not have them", First, Last,
            ["CopyTtlInAction", "CopyTtlOutAction", "PushPbbAction", "PopPbbAction", "StatTriggerInstruction", "in_phy_port", "pbb_isid", "ipv6_exthdr", "pbb_uca",
                "FlowCountersReply", "ControllerStatus", "ControllerStatusReply", "BundleFeaturesReply"]),
        ("nothing that it sends is unknown", First, Last,
            ["UnknownAction", "UnknownInstruction", "UnknownMessage", "UnknownMultipartReply", "ExperimenterMessage", "ExperimenterMultipartReply"]),
        ("no flow of a controller may match the field", First, Last, ["dp_hash"]),
        ("it tells them as registers of 32 bits", First, OpenFlowVersion.V14, [.. Numbered("xreg", 8)]),
        ("it tells them as registers of 64 bits", Last, Last, [.. Numbered("reg", 16)]),
        ("it tells them as narrower registers", First, Last, [.. Numbered("xxreg", 4)]),
        ("it tells them as vlan_vid and vlan_pcp, and as ip_dscp", OpenFlowVersion.V13, Last, ["vlan_tci", "nw_tos"]),
        ("it knows packet types only later", First, First, ["EncapAction", "DecapAction", "DecrementNshTtlAction"]),
        ("it tells it as NiciraWriteMetadataAction", First, First, ["WriteMetadataInstruction"]),
        ("it tells it as WriteMetadataInstruction", OpenFlowVersion.V13, Last, ["NiciraWriteMetadataAction"]),
        ("it tells it as RegMoveAction", First, First, ["CopyFieldAction"]),
        ("it tells it as RegMoveAction", OpenFlowVersion.V14, OpenFlowVersion.V14, ["CopyFieldAction"]),
        ("it tells it as CopyFieldAction", Last, Last, ["RegMoveAction"]),
        ("it tells them as SetFieldAction", OpenFlowVersion.V13, Last,
            ["SetVlanVidAction", "SetVlanPcpAction", "SetEthSrcAction", "SetEthDstAction", "SetIpSrcAction", "SetIpDstAction", "SetIpTosAction", "SetTunnelAction",
                "SetMplsLabelAction", "SetMplsTcAction"]),
        ("it tells it as SetFieldAction", Last, Last, ["RegLoadAction"]),
        ("it tells it as FlowRemoved", OpenFlowVersion.V13, Last, ["NiciraFlowRemoved"]),
    ];

    // Of the errors only these have been brought about; all have one layout in each version, and that of 1.0 for errors that came later.
    private static readonly (OpenFlowVersion From, OpenFlowVersion To, string Names)[] Errors =
    [
        (First, Last, "OFPHFC_INCOMPATIBLE"),
        (First, Last, "OFPBRC_BAD_TYPE OFPBRC_BAD_MULTIPART OFPBRC_BAD_EXPERIMENTER OFPBRC_BAD_EXP_TYPE OFPBRC_EPERM OFPBRC_BAD_LEN OFPBRC_BUFFER_UNKNOWN OFPBRC_BAD_PORT"),
        (First, Last, "OFPBAC_BAD_TYPE OFPBAC_BAD_LEN OFPBAC_BAD_EXPERIMENTER OFPBAC_BAD_EXP_TYPE OFPBAC_BAD_OUT_PORT OFPBAC_BAD_OUT_GROUP OFPBAC_MATCH_INCONSISTENT"),
        (First, Last, "OFPBMC_BAD_FIELD OFPBMC_BAD_MASK OFPBMC_BAD_PREREQ OFPFMFC_TABLE_FULL OFPFMFC_OVERLAP OFPFMFC_BAD_COMMAND"),
        (First, Last, "OFPGMFC_GROUP_EXISTS OFPGMFC_INVALID_GROUP OFPGMFC_UNKNOWN_GROUP OFPGMFC_BAD_TYPE OFPGMFC_BAD_COMMAND OFPPMFC_BAD_PORT OFPPMFC_BAD_HW_ADDR"),
        (First, Last, "OFPQOFC_BAD_PORT OFPQOFC_BAD_QUEUE OFPRRFC_BAD_ROLE NXBRC_MUST_BE_ZERO NXBAC_BAD_CONJUNCTION NXST_NOT_CONFIGURED NXFMFC_INVALID_TLV_FIELD"),
        (First, Last, "NXTTMFC_BAD_COMMAND NXTTMFC_BAD_OPT_LEN NXTTMFC_BAD_FIELD_IDX NXTTMFC_TABLE_FULL NXTTMFC_ALREADY_MAPPED NXTTMFC_DUP_ENTRY"),
        (First, First, "OFPGMFC_UNKNOWN_BUCKET OFPGMFC_BUCKET_EXISTS NXBRC_UNENCODABLE_ERROR"),
        (Last, Last, "OFPGMFC_UNKNOWN_BUCKET OFPGMFC_BUCKET_EXISTS"),
        (First, OpenFlowVersion.V13, "OFPMOFC_UNKNOWN_MONITOR"),
        (OpenFlowVersion.V13, Last, "OFPBRC_IS_SLAVE OFPBAC_BAD_ARGUMENT OFPBAC_BAD_SET_LEN OFPBAC_BAD_SET_ARGUMENT"),
        (OpenFlowVersion.V13, Last, "OFPBIC_UNKNOWN_INST OFPBIC_BAD_TABLE_ID OFPBIC_BAD_EXPERIMENTER OFPBIC_BAD_LEN OFPBIC_DUP_INST"),
        (OpenFlowVersion.V13, Last, "OFPBMC_BAD_TYPE OFPBMC_BAD_LEN OFPBMC_BAD_WILDCARDS OFPBMC_DUP_FIELD OFPFMFC_BAD_TABLE_ID OFPFMFC_BAD_FLAGS"),
        (OpenFlowVersion.V13, Last, "OFPTMFC_EPERM OFPSCFC_BAD_FLAGS OFPRRFC_STALE OFPBFC_BAD_ID OFPBFC_BUNDLE_CLOSED OFPBFC_MSG_UNSUP OFPBFC_MSG_FAILED"),
        (OpenFlowVersion.V13, Last, "OFPMMFC_METER_EXISTS OFPMMFC_INVALID_METER OFPMMFC_UNKNOWN_METER OFPMMFC_BAD_COMMAND OFPMMFC_BAD_FLAGS OFPMMFC_BAD_BAND OFPMMFC_OUT_OF_BANDS"),
        (OpenFlowVersion.V13, Last, "NXBAC_BAD_HEADER_TYPE NXBAC_UNKNOWN_ED_PROP"),
        (OpenFlowVersion.V14, Last, "OFPBPC_BAD_LEN OFPBPC_BAD_VALUE OFPACFC_INVALID OFPACFC_UNSUPPORTED"),
    ];

    private static readonly Dictionary<OpenFlowVersion, HashSet<string>> All = OpenFlowCodec.Versions.ToDictionary(v => v, v => Messages(v).Concat(Parts(v)).Concat(ErrorsIn(v)).ToHashSet());

    /// <summary>The elements that the switch must have said.</summary>
    public static IReadOnlySet<string> In(OpenFlowVersion version) => All[version];

    private static IEnumerable<string> Numbered(string name, int count) => Enumerable.Range(0, count).Select(i => $"{name}{i}");

    private static IEnumerable<string> ErrorsIn(OpenFlowVersion version) => Errors.Where(e => e.From <= version && version <= e.To).SelectMany(e => e.Names.Split(' '));

    // All actions, instructions and fields but those that it does not say.
    private static IEnumerable<string> Parts(OpenFlowVersion version) => PrintSamples.All
        .Where(s => s.Kind is "action" or "instruction" or "field" && s.IsIn(version)).Select(s => s.Element)
        .Except(NotSaid.Where(n => n.From <= version && version <= n.To).SelectMany(n => n.Elements));

    private static IEnumerable<string> Messages(OpenFlowVersion version)
    {
        List<string> wanted =
        [
            nameof(Hello), nameof(EchoRequest), nameof(EchoReply), nameof(ErrorMessage), nameof(BarrierReply),
            nameof(FeaturesReply), nameof(GetConfigReply), nameof(DescriptionReply), nameof(FlowStatsReply), nameof(AggregateStatsReply),
            nameof(TableStatsReply), nameof(PortStatsReply), nameof(PortDescriptionReply), nameof(QueueStatsReply),
            nameof(PacketIn), nameof(NiciraPacketIn), nameof(NiciraPacketIn2), nameof(NiciraRoleReply), nameof(NiciraTlvTableReply), nameof(PortStatus), nameof(FlowRemoved),
            nameof(GroupDescriptionReply), nameof(GroupStatsReply), nameof(GroupFeaturesReply), nameof(RequestForward), nameof(GroupMod),
            nameof(NiciraIpfixBridgeReply), nameof(NiciraIpfixFlowReply),
        ];
        wanted.AddRange(version == OpenFlowVersion.V10
            ? [nameof(NiciraFlowRemoved), nameof(NiciraFlowStatsReply), nameof(NiciraAggregateStatsReply)]
            : [nameof(RoleReply), nameof(RoleStatus), nameof(MeterConfigReply), nameof(MeterStatsReply), nameof(MeterFeaturesReply), nameof(TableFeaturesReply),
                nameof(GetAsyncReply), nameof(BundleControl), nameof(MeterMod)]);
        wanted.AddRange(version >= OpenFlowVersion.V14
            ? [nameof(TableDescriptionReply), nameof(FlowMonitorReply), nameof(QueueDescriptionReply), nameof(TableStatus)]
            : [nameof(QueueGetConfigReply), nameof(NiciraFlowMonitorReply), nameof(NiciraFlowMonitorPaused), nameof(NiciraFlowMonitorResumed)]);
        return wanted;
    }
}
