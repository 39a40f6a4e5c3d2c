namespace Vlcp.Events;

/// <summary>Whoever has matchers registered with a scheduler: a waiting piece of code or a subscription.</summary>
internal abstract class Receiver(Scheduler scheduler)
{
    public Scheduler Scheduler { get; } = scheduler;

    /// <summary>The registrations of this receiver; changed under the scheduler's gate only.</summary>
    public List<MatchTree<Receiver>.Registration> Registrations { get; } = [];

    /// <summary>False once the receiver has ended; changed under the scheduler's gate only.</summary>
    public bool IsActive { get; set; } = true;

    /// <summary>Number of the last delivery for which this receiver was chosen: an event reaches a receiver once.</summary>
    public long LastDelivery { get; set; }

    /// <summary>Called on the loop with an event and the first of the receiver's matchers that selects it.</summary>
    public abstract void Deliver(Event ev, MatchTree<Receiver>.Registration registration);

    /// <summary>The scheduler has stopped: nothing will ever be delivered.</summary>
    public abstract void Abandon();
}
