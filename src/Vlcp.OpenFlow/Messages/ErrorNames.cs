using Vlcp.OpenFlow.Nicira;
using Vlcp.OpenFlow.Oxm;

namespace Vlcp.OpenFlow.Messages;

/// <summary>The names of error codes, in the order of their numbers (1.3.5 and 1.4.1, section 7.4.4 and 7.5.4).</summary>
internal static class ErrorNames
{
    private static readonly Dictionary<ErrorType, (string Prefix, string[] Codes)> Names = new()
    {
        [ErrorType.HelloFailed] = ("OFPHFC_",
        [
            "INCOMPATIBLE", "EPERM",
        ]),
        [ErrorType.BadRequest] = ("OFPBRC_",
        [
            "BAD_VERSION", "BAD_TYPE", "BAD_MULTIPART", "BAD_EXPERIMENTER", "BAD_EXP_TYPE", "EPERM", "BAD_LEN",
            "BUFFER_EMPTY", "BUFFER_UNKNOWN", "BAD_TABLE_ID", "IS_SLAVE", "BAD_PORT", "BAD_PACKET",
            "MULTIPART_BUFFER_OVERFLOW", "MULTIPART_REQUEST_TIMEOUT", "MULTIPART_REPLY_TIMEOUT", "MULTIPART_BAD_SCHED",
            "PIPELINE_FIELDS_ONLY", "UNKNOWN",
        ]),
        [ErrorType.BadAction] = ("OFPBAC_",
        [
            "BAD_TYPE", "BAD_LEN", "BAD_EXPERIMENTER", "BAD_EXP_TYPE", "BAD_OUT_PORT", "BAD_ARGUMENT", "EPERM", "TOO_MANY",
            "BAD_QUEUE", "BAD_OUT_GROUP", "MATCH_INCONSISTENT", "UNSUPPORTED_ORDER", "BAD_TAG", "BAD_SET_TYPE", "BAD_SET_LEN",
            "BAD_SET_ARGUMENT", "BAD_SET_MASK", "BAD_METER",
        ]),
        [ErrorType.BadInstruction] = ("OFPBIC_",
        [
            "UNKNOWN_INST", "UNSUP_INST", "BAD_TABLE_ID", "UNSUP_METADATA", "UNSUP_METADATA_MASK", "BAD_EXPERIMENTER",
            "BAD_EXP_TYPE", "BAD_LEN", "EPERM", "DUP_INST",
        ]),
        [ErrorType.BadMatch] = ("OFPBMC_",
        [
            "BAD_TYPE", "BAD_LEN", "BAD_TAG", "BAD_DL_ADDR_MASK", "BAD_NW_ADDR_MASK", "BAD_WILDCARDS", "BAD_FIELD",
            "BAD_VALUE", "BAD_MASK", "BAD_PREREQ", "DUP_FIELD", "EPERM",
        ]),
        [ErrorType.FlowModFailed] = ("OFPFMFC_",
        [
            "UNKNOWN", "TABLE_FULL", "BAD_TABLE_ID", "OVERLAP", "EPERM", "BAD_TIMEOUT", "BAD_COMMAND", "BAD_FLAGS",
            "CANT_SYNC", "BAD_PRIORITY", "IS_SYNC",
        ]),
        [ErrorType.GroupModFailed] = ("OFPGMFC_",
        [
            "GROUP_EXISTS", "INVALID_GROUP", "WEIGHT_UNSUPPORTED", "OUT_OF_GROUPS", "OUT_OF_BUCKETS", "CHAINING_UNSUPPORTED",
            "WATCH_UNSUPPORTED", "LOOP", "UNKNOWN_GROUP", "CHAINED_GROUP", "BAD_TYPE", "BAD_COMMAND", "BAD_BUCKET",
            "BAD_WATCH", "EPERM", "UNKNOWN_BUCKET", "BUCKET_EXISTS",
        ]),
        [ErrorType.PortModFailed] = ("OFPPMFC_",
        [
            "BAD_PORT", "BAD_HW_ADDR", "BAD_CONFIG", "BAD_ADVERTISE", "EPERM",
        ]),
        [ErrorType.TableModFailed] = ("OFPTMFC_",
        [
            "BAD_TABLE", "BAD_CONFIG", "EPERM",
        ]),
        [ErrorType.QueueOperationFailed] = ("OFPQOFC_",
        [
            "BAD_PORT", "BAD_QUEUE", "EPERM",
        ]),
        [ErrorType.SwitchConfigFailed] = ("OFPSCFC_",
        [
            "BAD_FLAGS", "BAD_LEN", "EPERM",
        ]),
        [ErrorType.RoleRequestFailed] = ("OFPRRFC_",
        [
            "STALE", "UNSUP", "BAD_ROLE", "ID_UNSUP", "ID_IN_USE",
        ]),
        [ErrorType.MeterModFailed] = ("OFPMMFC_",
        [
            "UNKNOWN", "METER_EXISTS", "INVALID_METER", "UNKNOWN_METER", "BAD_COMMAND", "BAD_FLAGS", "BAD_RATE", "BAD_BURST",
            "BAD_BAND", "BAD_BAND_VALUE", "OUT_OF_METERS", "OUT_OF_BANDS",
        ]),
        [ErrorType.TableFeaturesFailed] = ("OFPTFFC_",
        [
            "BAD_TABLE", "BAD_METADATA", "BAD_TYPE", "BAD_LEN", "BAD_ARGUMENT", "EPERM", "BAD_CAPA", "BAD_MAX_ENT",
            "BAD_FEATURES", "BAD_COMMAND", "TOO_MANY",
        ]),
        [ErrorType.BadProperty] = ("OFPBPC_",
        [
            "BAD_TYPE", "BAD_LEN", "BAD_VALUE", "TOO_MANY", "DUP_TYPE", "BAD_EXPERIMENTER", "BAD_EXP_TYPE", "BAD_EXP_VALUE",
            "EPERM",
        ]),
        [ErrorType.AsyncConfigFailed] = ("OFPACFC_",
        [
            "INVALID", "UNSUPPORTED", "EPERM",
        ]),
        [ErrorType.BundleFailed] = ("OFPBFC_",
        [
            "UNKNOWN", "EPERM", "BAD_ID", "BUNDLE_EXIST", "BUNDLE_CLOSED", "OUT_OF_BUNDLES", "BAD_TYPE", "BAD_FLAGS",
            "MSG_BAD_LEN", "MSG_BAD_XID", "MSG_UNSUP", "MSG_CONFLICT", "MSG_TOO_MANY", "MSG_FAILED", "TIMEOUT",
            "BUNDLE_IN_PROGRESS", "SCHED_NOT_SUPPORTED", "SCHED_FUTURE", "SCHED_PAST",
        ]),
        [ErrorType.FlowMonitorFailed] = ("OFPMOFC_",
        [
            "UNKNOWN", "MONITOR_EXISTS", "INVALID_MONITOR", "UNKNOWN_MONITOR", "BAD_COMMAND", "BAD_FLAGS", "BAD_TABLE_ID", "BAD_OUT",
        ]),
    };

    private static readonly Dictionary<ushort, string> Nicira = new()
    {
        [2] = "NXBRC_NXM_INVALID", [3] = "NXBRC_NXM_BAD_TYPE", [4] = "NXBRC_MUST_BE_ZERO", [5] = "NXBRC_BAD_REASON",
        [6] = "OFPMOFC_MONITOR_EXISTS", [7] = "OFPMOFC_BAD_FLAGS", [8] = "OFPMOFC_UNKNOWN_MONITOR", [9] = "NXBRC_FM_BAD_EVENT", [10] = "NXBRC_UNENCODABLE_ERROR", [11] = "NXBAC_MUST_BE_ZERO", [12] = "NXFMFC_HARDWARE",
        [13] = "NXFMFC_BAD_TABLE_ID", [15] = "NXBAC_BAD_CONJUNCTION", [16] = "NXTTMFC_BAD_COMMAND", [17] = "NXTTMFC_BAD_OPT_LEN",
        [18] = "NXTTMFC_BAD_FIELD_IDX", [19] = "NXTTMFC_TABLE_FULL", [20] = "NXTTMFC_ALREADY_MAPPED", [21] = "NXTTMFC_DUP_ENTRY",
        [22] = "OFPBFC_BAD_VERSION", [23] = "NXQOFC_QUEUE_ERROR", [34] = "NXR_NOT_SUPPORTED", [35] = "NXR_STALE", [36] = "NXST_NOT_CONFIGURED",
        [37] = "NXFMFC_INVALID_TLV_FIELD", [38] = "NXTTMFC_INVALID_TLV_DEL", [39] = "NXBAC_BAD_HEADER_TYPE",
        [40] = "NXBAC_UNKNOWN_ED_PROP", [41] = "NXBAC_BAD_ED_PROP", [42] = "NXBAC_CT_DATAPATH_SUPPORT",
        [43] = "NXBMC_CT_DATAPATH_SUPPORT", [44] = "NXTFFC_DUP_TABLE",
    };

    // What extensions of the ONF for 1.3 say for errors of 1.4: the first of their codes, and where it stands there.
    private static readonly (ushort First, ushort Last, ErrorType Type, ushort Code)[] OnfRanges =
    [
        (2300, 2315, ErrorType.BundleFailed, 0), (2360, 2360, ErrorType.FlowModFailed, 9), (2370, 2372, ErrorType.AsyncConfigFailed, 0),
        (2600, 2600, ErrorType.BadInstruction, 9), (2640, 2641, ErrorType.BadRequest, 14),
    ];

    public static string Of(ErrorType type, ushort code, uint experimenter = 0) => type == ErrorType.Experimenter
        ? experimenter switch
        {
            NiciraAction.Experimenter when Nicira.TryGetValue(code, out var nicira) => nicira,
            OxmId.OnfExperimenter when Array.FindIndex(OnfRanges, r => code >= r.First && code <= r.Last) is >= 0 and var range =>
                OfStandard(OnfRanges[range].Type, (ushort)(OnfRanges[range].Code + code - OnfRanges[range].First)),
            _ => $"{type} code {code}",
        }
        : OfStandard(type, code);

    private static string OfStandard(ErrorType type, ushort code) =>
        type == ErrorType.FlowModFailed && code == ErrorMessage.BadEmergencyTimeout ? "OFPFMFC_BAD_EMERG_TIMEOUT"
        : type == ErrorType.FlowModFailed && code == ErrorMessage.UnsupportedActionOrder ? "OFPFMFC_UNSUPPORTED"
        : Names.TryGetValue(type, out var names) && code < names.Codes.Length ? names.Prefix + names.Codes[code]
        : Enum.IsDefined(type) ? $"{type} code {code}" : $"error type {(ushort)type} code {code}";
}
