using Vlcp.OpenFlow.Messages;
using Vlcp.OpenFlow.Text;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Flows;

/// <summary>A group without its counters: what a controller wants and what a switch has. Compare <see cref="Canonical"/> forms.</summary>
/// <param name="GroupId">The group's number.</param>
/// <param name="Type">How buckets are chosen.</param>
/// <param name="Buckets">The buckets.</param>
public sealed record GroupEntry(uint GroupId, GroupType Type, WireList<Bucket> Buckets)
{
    /// <summary>What experimenters say about the group; since 1.5.</summary>
    public WireList<UnknownProperty> Properties { get; init; } = [];

    /// <summary>The form in which Open vSwitch reports the group after it was installed.</summary>
    public GroupEntry Canonical() => this with
    {
        Buckets = Buckets.Select(b => b with { BucketId = 0, Actions = CanonicalForm.Of(b.Actions) }).ToWireList(),
    };

    /// <summary>The text that ovs-ofctl prints.</summary>
    public override string ToString() => FlowText.Format(this);
}
