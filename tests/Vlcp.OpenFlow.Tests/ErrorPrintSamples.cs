namespace Vlcp.OpenFlow.Tests;

/// <summary>Every error; what ovs-ofctl calls otherwise than the standard, or does not know, is listed.</summary>
internal static class ErrorPrintSamples
{
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

    public static IEnumerable<PrintSample> All =>
        from type in Enum.GetValues<ErrorType>()
        from code in Enumerable.Range(0, 64)
        let error = new ErrorMessage(type, (ushort)code, Refused) { Experimenter = type == ErrorType.Experimenter ? NiciraAction.Experimenter : 0 }
        where error.Name.Contains('_', StringComparison.Ordinal)
        select new PrintSample("error", error.Name, error, NotKnown.Contains(error.Name) ? [] : [OtherNames.GetValueOrDefault(error.Name, error.Name)]) { From = OpenFlowVersion.V15 };

    private static WireBytes Refused => OpenFlowCodec.Encode(new BarrierRequest(), OpenFlowVersion.V15);
}
