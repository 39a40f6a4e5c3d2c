namespace Vlcp.Dataplane.Producers;

/// <summary>
/// A small pure function of the network's description and of the switch's own state, and at the same time the owner of what it
/// emits. Everything that it reads goes through the <see cref="ProducerContext"/>, which records the dependency: when something
/// that it read changes, it runs again, and what it no longer emits is taken back.
/// </summary>
/// <remarks>
/// Producers are records: two producers of equal type and arguments are one, however many others start them.
/// </remarks>
public abstract record Producer
{
    /// <summary>Name of the feature (module) that the producer belongs to, for example <c>l2switch</c>.</summary>
    public abstract string Feature { get; }

    /// <summary>What the producer stands for, unique in its feature, equal across restarts, for example <c>port lgport-1-1</c>.</summary>
    public abstract string Subject { get; }

    /// <summary>
    /// Producers of a lower stage run first in a turn. It only saves work (facts are in place before those who read them run);
    /// the result is the same in any order.
    /// </summary>
    public virtual int Stage => 0;

    /// <summary>Full name of the owner: feature and subject.</summary>
    public string Owner => $"{Feature}/{Subject}";

    /// <summary>Reads and emits through <paramref name="context"/>. Has no other effect and keeps no state.</summary>
    /// <param name="context">The one run that this call belongs to; not to be kept.</param>
    public abstract void Produce(ProducerContext context);
}
