using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>Asks for the counters of groups.</summary>
/// <param name="GroupId">Which one; all without it.</param>
public sealed record GroupStatsRequest(uint GroupId = GroupNumber.All) : MultipartRequest<GroupStatsReply>
{
    /// <inheritdoc/>
    public override MultipartType MultipartType => MultipartType.Group;

    internal static GroupStatsRequest ReadParameters(ref WireReader reader)
    {
        var request = new GroupStatsRequest(reader.ReadUInt32("group_id"));
        reader.Skip(4, "pad");
        return request;
    }

    internal override void WriteParameters(ref WireWriter writer)
    {
        writer.WriteUInt32(GroupId);
        writer.Skip(4);
    }
}
