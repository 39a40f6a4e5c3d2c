using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>Asks which groups there are.</summary>
/// <param name="GroupId">One group, or all; before 1.5 always all.</param>
public sealed record GroupDescriptionRequest(uint GroupId = GroupNumber.All) : MultipartRequest<GroupDescriptionReply>
{
    /// <inheritdoc/>
    public override MultipartType MultipartType => MultipartType.GroupDescription;

    internal static GroupDescriptionRequest ReadParameters(ref WireReader reader) =>
        reader.Version() == OpenFlowVersion.V10 || SingleItem.IsNamed(ref reader) ? new(SingleItem.Read(ref reader, "group_id")) : new();

    internal override void WriteParameters(ref WireWriter writer)
    {
        if (writer.Version() == OpenFlowVersion.V10)
        {
            writer.WriteUInt32(GroupId);
            writer.Skip(4);
        }
        else
        {
            SingleItem.Write(ref writer, GroupId, GroupNumber.All, "group_id");
        }
    }
}
