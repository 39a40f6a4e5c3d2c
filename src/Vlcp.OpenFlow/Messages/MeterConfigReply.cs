using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>Meters of the switch.</summary>
/// <param name="Meters">The elements of this part.</param>
public sealed record MeterConfigReply(WireList<MeterConfig> Meters) : MultipartReply
{
    /// <inheritdoc/>
    public override MultipartType MultipartType => MultipartType.MeterConfig;

    internal static MeterConfigReply ReadContent(ref WireReader reader) =>
        new(WireLists.ReadRest<MeterConfig>(ref reader, "meters", MeterConfig.Read));

    internal override void WriteContent(ref WireWriter writer, OpenFlowVersion version) => WireLists.WriteAll(ref writer, Meters);
}
