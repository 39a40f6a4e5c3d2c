using Vlcp.Dataplane.Producers;

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
        var groupId = GroupNumbers.Flood(NetworkNumber);
        var parts = context.Read(NetworkFacts.FloodParts, NetworkKey);

        // In a large network every part has members: then this producer need not look at any of them, and runs no more when one comes or goes.
        if (parts.Count < FloodPart.Count)
        {
            FloodTarget[] targets = [.. parts.SelectMany(part => context.Read(NetworkFacts.Flood, new FloodPart(NetworkKey, part))).Order()];
            if (targets.Length <= BroadcastGroup.Greatest)
            {
                context.Emit(BroadcastGroup.Whole(groupId, targets));
                return;
            }
        }

        context.Emit(BroadcastGroup.Divided(groupId, parts));
        foreach (var part in parts)
        {
            context.Start(new FloodPartProducer(new FloodPart(NetworkKey, part), GroupNumbers.Part(groupId, part)));
        }
    }
}
