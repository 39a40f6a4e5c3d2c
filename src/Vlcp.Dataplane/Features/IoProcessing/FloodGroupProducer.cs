using Vlcp.Dataplane.Producers;
using Vlcp.OpenFlow.Flows;
using Vlcp.Wire;

namespace Vlcp.Dataplane.Features.IoProcessing;

/// <summary>The group that copies a frame to everyone in a network.</summary>
internal sealed record FloodGroupProducer(string NetworkKey, uint NetworkNumber) : Producer
{
    public override string Feature => "ioprocessing";

    public override string Subject => $"flood {NetworkKey}";

    // After all who state flood targets, so that the group is built once a turn.
    public override int Stage => 9;

    public override void Produce(ProducerContext context)
    {
        var targets = context.Read(NetworkFacts.Flood, NetworkKey);
        context.Emit(new GroupEntry(GroupNumbers.Flood(NetworkNumber), GroupType.All, targets.Select(target => new Bucket(target.Actions)).ToWireList()));
    }
}
