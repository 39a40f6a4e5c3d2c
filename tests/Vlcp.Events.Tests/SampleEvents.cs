namespace Vlcp.Events.Tests;

internal class PortCreated(string id, string network) : Event
{
    [EventIndex(0)]
    public string Id { get; } = id;

    [EventIndex(1)]
    public string Network { get; } = network;
}

internal sealed class TaggedPortCreated(string id, string network, int tag) : PortCreated(id, network)
{
    [EventIndex(0)]
    public int Tag { get; } = tag;
}

internal sealed class Tick(int number) : Event
{
    [EventIndex(0)]
    public int Number { get; } = number;
}

/// <summary>A blocking event.</summary>
internal sealed class Request : Event
{
    public Request(string id)
    {
        Id = id;
        CanIgnore = false;
    }

    [EventIndex(0)]
    public string Id { get; }

    public Func<bool> IsObsolete { get; set; } = () => false;

    public override bool CanIgnoreNow() => IsObsolete();
}
