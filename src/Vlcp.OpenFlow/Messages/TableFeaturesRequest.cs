using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>Asks what tables can do, or chooses it.</summary>
/// <param name="Tables">Empty to ask; otherwise what the tables are to do.</param>
public sealed record TableFeaturesRequest(WireList<TableFeatures> Tables) : MultipartRequest<TableFeaturesReply>
{
    /// <summary>Asks.</summary>
    public TableFeaturesRequest()
        : this([])
    {
    }

    /// <inheritdoc/>
    public override MultipartType MultipartType => MultipartType.TableFeatures;

    internal static TableFeaturesRequest ReadParameters(ref WireReader reader) =>
        new(WireLists.ReadRest<TableFeatures>(ref reader, "tables", TableFeatures.Read));

    internal override void WriteParameters(ref WireWriter writer) => WireLists.WriteAll(ref writer, Tables);
}
