using Vlcp.Dataplane.Producers;
using Vlcp.OpenFlow.Actions;
using Vlcp.OpenFlow.Flows;
using Vlcp.Wire;

namespace Vlcp.Dataplane.Features;

/// <summary>A group that makes a copy of a frame for each of many members, however many there are.</summary>
/// <remarks>
/// A group travels in one message of at most 64 KiB, which about a thousand copies fill, and is sent again whole when one copy changes. So a group
/// with more than <see cref="Greatest"/> copies is divided: it copies to groups that have a part of the members each.
/// </remarks>
public static class BroadcastGroup
{
    /// <summary>Copies that one group makes before it is divided.</summary>
    public const int Greatest = 128;

    /// <summary>Emits the group, divided if it is large.</summary>
    /// <param name="context">The producer that owns the group.</param>
    /// <param name="groupId">Its id, as <see cref="GroupNumbers"/> makes it.</param>
    /// <param name="targets">Who gets a copy, in order.</param>
    public static void Emit(ProducerContext context, uint groupId, IReadOnlyCollection<FloodTarget> targets)
    {
        if (targets.Count <= Greatest)
        {
            context.Emit(Whole(groupId, targets));
            return;
        }

        var parts = targets.GroupBy(target => target.Part).OrderBy(part => part.Key).ToArray();
        context.Emit(Divided(groupId, parts.Select(part => part.Key)));
        foreach (var part in parts)
        {
            context.Emit(Whole(GroupNumbers.Part(groupId, part.Key), part));
        }
    }

    /// <summary>A group that makes all copies itself.</summary>
    internal static GroupEntry Whole(uint groupId, IEnumerable<FloodTarget> targets) =>
        new(groupId, GroupType.All, targets.Select(target => new Bucket(target.Actions)).ToWireList());

    /// <summary>A group that leaves the copies to its parts.</summary>
    internal static GroupEntry Divided(uint groupId, IEnumerable<int> parts) =>
        new(groupId, GroupType.All, parts.Select(part => new Bucket([new GroupAction(GroupNumbers.Part(groupId, part))])).ToWireList());
}
