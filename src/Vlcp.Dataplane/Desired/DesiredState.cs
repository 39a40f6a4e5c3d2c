using Vlcp.Dataplane.Flows;
using Vlcp.OpenFlow.Flows;
using Vlcp.Dataplane.Producers;
using Vlcp.ObjectDb;

namespace Vlcp.Dataplane.Desired;

/// <summary>All that the producers of one switch want: flows and groups in the switch, and objects in the store.</summary>
internal sealed class DesiredState : IEmissionSink
{
    public OwnedSet<FlowKey, DesiredFlow> Flows { get; } = new();

    public OwnedSet<uint, GroupEntry> Groups { get; } = new();

    public OwnedSet<string, DataObject> Publications { get; } = new();

    public void Replace(
        Producer owner,
        IReadOnlyCollection<DesiredFlow> flows,
        IReadOnlyCollection<GroupEntry> groups,
        IReadOnlyCollection<DataObject> publications)
    {
        Flows.Replace(owner, flows.Select(flow => KeyValuePair.Create(flow.Key, flow)));
        Groups.Replace(owner, groups.Select(group => KeyValuePair.Create(group.GroupId, group)));
        Publications.Replace(owner, publications.Select(publication => KeyValuePair.Create(publication.Key, publication)));
    }
}
