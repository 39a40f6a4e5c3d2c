using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>What tables can do.</summary>
/// <param name="Tables">The elements of this part.</param>
public sealed record TableFeaturesReply(WireList<TableFeatures> Tables) : MultipartReply
{
    /// <inheritdoc/>
    public override MultipartType MultipartType => MultipartType.TableFeatures;

    internal static TableFeaturesReply ReadContent(ref WireReader reader) =>
        new(WireLists.ReadRest<TableFeatures>(ref reader, "tables", TableFeatures.Read));

    internal override void WriteContent(ref WireWriter writer, OpenFlowVersion version) => WireLists.WriteAll(ref writer, Tables);
}
