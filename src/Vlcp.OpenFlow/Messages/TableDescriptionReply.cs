using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>How tables are configured; since 1.4.</summary>
/// <param name="Tables">The tables of this part.</param>
public sealed record TableDescriptionReply(WireList<TableDescription> Tables) : MultipartReply
{
    /// <inheritdoc/>
    public override MultipartType MultipartType => MultipartType.TableDescription;

    internal static TableDescriptionReply ReadContent(ref WireReader reader) =>
        new(WireLists.ReadRest<TableDescription>(ref reader, "tables", TableDescription.Read));

    internal override void WriteContent(ref WireWriter writer, OpenFlowVersion version) => WireLists.WriteAll(ref writer, Tables);
}
