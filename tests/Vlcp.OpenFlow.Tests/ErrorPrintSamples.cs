using Vlcp.OpenFlow.V10;

namespace Vlcp.OpenFlow.Tests;

/// <summary>Every error in every version that has it; what ovs-ofctl calls otherwise than the standard, or does not know, is listed.</summary>
internal static class ErrorPrintSamples
{
    private const int Beyond = 64;

    private static readonly Dictionary<string, string> OtherNames = new()
    {
        ["OFPBRC_BAD_MULTIPART"] = "OFPBRC_BAD_STAT",
        ["OFPBRC_BAD_EXPERIMENTER"] = "OFPBRC_BAD_VENDOR",
        ["OFPBRC_BAD_EXP_TYPE"] = "OFPBRC_BAD_SUBTYPE",
        ["OFPBRC_IS_SLAVE"] = "OFPBRC_IS_SECONDARY",
        ["OFPBAC_BAD_EXPERIMENTER"] = "OFPBAC_BAD_VENDOR",
        ["OFPBAC_BAD_EXP_TYPE"] = "OFPBAC_BAD_VENDOR_TYPE",
    };

    private static readonly HashSet<string> NotKnown = ["OFPTFFC_BAD_TYPE", "OFPTFFC_BAD_LEN", "OFPTFFC_BAD_ARGUMENT"];

    // How many codes of each type 1.0, 1.3 and 1.4 have; 1.5 has all. The codes of 1.0 that are otherwise numbered stand below.
    private static readonly Dictionary<ErrorType, (int V10, int V13, int V14)> Codes = new()
    {
        [ErrorType.HelloFailed] = (2, 2, 2),
        [ErrorType.BadRequest] = (9, 14, 16),
        [ErrorType.BadAction] = (9, 16, 16),
        [ErrorType.BadInstruction] = (0, 9, 10),
        [ErrorType.BadMatch] = (0, 12, 12),
        [ErrorType.FlowModFailed] = (0, 8, 11),
        [ErrorType.GroupModFailed] = (0, 15, 15),
        [ErrorType.PortModFailed] = (2, 5, 5),
        [ErrorType.TableModFailed] = (0, 3, 3),
        [ErrorType.QueueOperationFailed] = (3, 3, 3),
        [ErrorType.SwitchConfigFailed] = (0, 3, 3),
        [ErrorType.RoleRequestFailed] = (0, 3, 3),
        [ErrorType.MeterModFailed] = (0, 12, 12),
        [ErrorType.TableFeaturesFailed] = (0, 6, 6),
        [ErrorType.BadProperty] = (0, 0, 9),
        [ErrorType.AsyncConfigFailed] = (0, 0, 3),
        [ErrorType.BundleFailed] = (0, 0, 16),
        [ErrorType.FlowMonitorFailed] = (0, 0, 8),
    };

    private static readonly HashSet<(ErrorType, ushort)> RenumberedIn10 =
    [
        (ErrorType.FlowModFailed, 1), (ErrorType.FlowModFailed, 3), (ErrorType.FlowModFailed, 4), (ErrorType.FlowModFailed, 6),
        (ErrorType.FlowModFailed, ErrorMessage.BadEmergencyTimeout), (ErrorType.FlowModFailed, ErrorMessage.UnsupportedActionOrder),
    ];

    public static IEnumerable<PrintSample> All => [.. Standard, .. Nicira, .. Onf];

    private static WireBytes Refused => OpenFlowCodec.Encode(new BarrierRequest(), OpenFlowVersion.V15);

    private static IEnumerable<PrintSample> Standard =>
        from type in Codes.Keys
        from code in Enumerable.Range(0, Beyond).Append(ErrorMessage.BadEmergencyTimeout).Append(ErrorMessage.UnsupportedActionOrder)
        let error = new ErrorMessage(type, (ushort)code, Refused)
        where error.Name.Contains('_', StringComparison.Ordinal)
        from sample in In(error)
        select sample;

    // 6 to 8 and 22 stand for errors that 1.4 has numbers of its own for.
    private static IEnumerable<PrintSample> Nicira =>
        from code in Enumerable.Range(0, Beyond)
        let error = new ErrorMessage(ErrorType.Experimenter, (ushort)code, Refused) { Experimenter = NiciraAction.Experimenter }
        where error.Name.Contains('_', StringComparison.Ordinal)
        select Print(error) with
        {
            From = NiciraError10.Find(error) is not null ? OpenFlowVersion.V10 : code is 22 or 23 ? OpenFlowVersion.V14 : OpenFlowVersion.V13,
            To = code is >= 6 and <= 8 ? OpenFlowVersion.V13 : OpenFlowVersion.V15,
        };

    private static IEnumerable<PrintSample> Onf =>
        from code in Enumerable.Range(2300, 400)
        let error = new ErrorMessage(ErrorType.Experimenter, (ushort)code, Refused) { Experimenter = OxmId.OnfExperimenter }
        where error.Name.Contains('_', StringComparison.Ordinal)
        select Print(error) with { From = OpenFlowVersion.V13, To = OpenFlowVersion.V13 };

    private static IEnumerable<PrintSample> In(ErrorMessage error)
    {
        var (v10, v13, v14) = Codes[error.ErrorType];
        var isOnlyIn10 = error.Code >= ErrorMessage.BadEmergencyTimeout;
        if (error.Code < v10 || RenumberedIn10.Contains((error.ErrorType, error.Code)) || NiciraError10.Find(error) is not null)
        {
            yield return Print(error) with { To = OpenFlowVersion.V10 };
        }
        if (!isOnlyIn10)
        {
            yield return Print(error) with { From = error.Code < v13 ? OpenFlowVersion.V13 : error.Code < v14 ? OpenFlowVersion.V14 : OpenFlowVersion.V15 };
        }
    }

    private static PrintSample Print(ErrorMessage error) =>
        new("error", error.Name, error, NotKnown.Contains(error.Name) ? [] : [OtherNames.GetValueOrDefault(error.Name, error.Name)]);
}
