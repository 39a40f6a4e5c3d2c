using Vlcp.Dataplane.Producers;

namespace Vlcp.Dataplane.Features.IoProcessing;

/// <summary>The group that copies a frame to a part of the members of a large network.</summary>
internal sealed record FloodPartProducer(FloodPart Part, uint GroupId) : Producer
{
    public override string Feature => "ioprocessing";

    public override string Subject => $"flood {Part.NetworkKey}, part {Part.Number}";

    public override int Stage => 9;

    public override void Produce(ProducerContext context) =>
        context.Emit(BroadcastGroup.Whole(GroupId, context.Read(NetworkFacts.Flood, Part)));
}
