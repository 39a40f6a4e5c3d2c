using Vlcp.Dataplane.Flows;
using Vlcp.OpenFlow.Flows;
using Vlcp.ObjectDb;

namespace Vlcp.Dataplane.Producers;

/// <summary>Takes what producers emit. The only write is "this owner now has exactly this set".</summary>
public interface IEmissionSink
{
    /// <summary>Replaces all that <paramref name="owner"/> emitted before; empty collections when it is gone.</summary>
    void Replace(
        Producer owner,
        IReadOnlyCollection<DesiredFlow> flows,
        IReadOnlyCollection<GroupEntry> groups,
        IReadOnlyCollection<DataObject> publications);
}
