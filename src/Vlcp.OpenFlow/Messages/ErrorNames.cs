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
            "MULTIPART_BUFFER_OVERFLOW", "MULTIPART_REQUEST_TIMEOUT", "MULTIPART_REPLY_TIMEOUT",
        ]),
        [ErrorType.BadAction] = ("OFPBAC_",
        [
            "BAD_TYPE", "BAD_LEN", "BAD_EXPERIMENTER", "BAD_EXP_TYPE", "BAD_OUT_PORT", "BAD_ARGUMENT", "EPERM", "TOO_MANY",
            "BAD_QUEUE", "BAD_OUT_GROUP", "MATCH_INCONSISTENT", "UNSUPPORTED_ORDER", "BAD_TAG", "BAD_SET_TYPE", "BAD_SET_LEN",
            "BAD_SET_ARGUMENT",
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
            "CANT_SYNC", "BAD_PRIORITY",
        ]),
        [ErrorType.GroupModFailed] = ("OFPGMFC_",
        [
            "GROUP_EXISTS", "INVALID_GROUP", "WEIGHT_UNSUPPORTED", "OUT_OF_GROUPS", "OUT_OF_BUCKETS", "CHAINING_UNSUPPORTED",
            "WATCH_UNSUPPORTED", "LOOP", "UNKNOWN_GROUP", "CHAINED_GROUP", "BAD_TYPE", "BAD_COMMAND", "BAD_BUCKET",
            "BAD_WATCH", "EPERM",
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
            "STALE", "UNSUP", "BAD_ROLE",
        ]),
        [ErrorType.MeterModFailed] = ("OFPMMFC_",
        [
            "UNKNOWN", "METER_EXISTS", "INVALID_METER", "UNKNOWN_METER", "BAD_COMMAND", "BAD_FLAGS", "BAD_RATE", "BAD_BURST",
            "BAD_BAND", "BAD_BAND_VALUE", "OUT_OF_METERS", "OUT_OF_BANDS",
        ]),
        [ErrorType.TableFeaturesFailed] = ("OFPTFFC_",
        [
            "BAD_TABLE", "BAD_METADATA", "BAD_TYPE", "BAD_LEN", "BAD_ARGUMENT", "EPERM",
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
            "BUNDLE_IN_PROGRESS",
        ]),
    };

    public static string Of(ErrorType type, ushort code) =>
        Names.TryGetValue(type, out var names) && code < names.Codes.Length ? names.Prefix + names.Codes[code]
        : Enum.IsDefined(type) ? $"{type} code {code}" : $"error type {(ushort)type} code {code}";
}
