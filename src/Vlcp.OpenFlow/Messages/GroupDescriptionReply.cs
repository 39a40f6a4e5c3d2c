using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>Groups of the switch.</summary>
/// <param name="Groups">The elements of this part.</param>
public sealed record GroupDescriptionReply(WireList<GroupDescription> Groups) : MultipartReply
{
    /// <inheritdoc/>
    public override MultipartType MultipartType => MultipartType.GroupDescription;

    internal static GroupDescriptionReply ReadContent(ref WireReader reader) =>
        new(WireLists.ReadRest<GroupDescription>(ref reader, "groups", GroupDescription.Read));

    internal override void WriteContent(ref WireWriter writer, OpenFlowVersion version) => WireLists.WriteAll(ref writer, Groups);
}
