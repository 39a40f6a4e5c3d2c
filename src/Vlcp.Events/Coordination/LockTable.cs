namespace Vlcp.Events;

/// <summary>The locks of one scheduler by context and key.</summary>
internal sealed class LockTable
{
    private readonly Lock gate = new();
    private readonly Dictionary<(object Context, object Key), Place> places = [];

    /// <summary>Takes a lock or joins the end of its line.</summary>
    public LockRequest Request((object Context, object Key) name)
    {
        lock (gate)
        {
            var place = PlaceOf(name);
            var request = new LockRequest(name);
            request.Link = place.Line.AddLast(request);
            Admit(place);
            return request;
        }
    }

    /// <summary>Takes a lock if nobody holds it or waits for it.</summary>
    public LockRequest? TryRequest((object Context, object Key) name)
    {
        lock (gate)
        {
            return places.TryGetValue(name, out var place) && (place.Line.Count > 0 || place.Holders >= place.Capacity)
                ? null
                : Request(name);
        }
    }

    /// <summary>Gives a lock back, or leaves its line.</summary>
    /// <returns>Whether the request was waiting.</returns>
    public bool Withdraw(LockRequest request)
    {
        lock (gate)
        {
            if (request.IsWithdrawn)
            {
                return false;
            }

            request.IsWithdrawn = true;
            var place = places[request.Name];
            var waited = request.Link is not null;
            if (request.Link is { } link)
            {
                request.Link = null;
                place.Line.Remove(link);
            }
            else
            {
                place.Holders--;
                Admit(place);
            }

            ForgetIfUnused(request.Name, place);
            return waited;
        }
    }

    /// <summary>Lets several hold one lock at the same time.</summary>
    /// <exception cref="InvalidOperationException">The lock is a semaphore already.</exception>
    public void Widen((object Context, object Key) name, int capacity)
    {
        lock (gate)
        {
            var place = PlaceOf(name);
            if (place.IsSemaphore)
            {
                throw new InvalidOperationException($"There is a semaphore for '{name.Key}' already.");
            }

            (place.IsSemaphore, place.Capacity) = (true, capacity);
            Admit(place);
        }
    }

    /// <summary>Makes a semaphore an exclusive lock again; who holds it now keeps it.</summary>
    public void Narrow((object Context, object Key) name)
    {
        lock (gate)
        {
            var place = places[name];
            (place.IsSemaphore, place.Capacity) = (false, 1);
            ForgetIfUnused(name, place);
        }
    }

    private static void Admit(Place place)
    {
        while (place.Holders < place.Capacity && place.Line.First is { } first)
        {
            place.Line.Remove(first);
            first.Value.Link = null;
            place.Holders++;
            first.Value.Granted.TrySetResult();
        }
    }

    private Place PlaceOf((object Context, object Key) name)
    {
        if (!places.TryGetValue(name, out var place))
        {
            places.Add(name, place = new Place());
        }

        return place;
    }

    private void ForgetIfUnused((object Context, object Key) name, Place place)
    {
        if (place is { Holders: 0, IsSemaphore: false, Line.Count: 0 })
        {
            places.Remove(name);
        }
    }

    private sealed class Place
    {
        public int Capacity { get; set; } = 1;

        public int Holders { get; set; }

        public bool IsSemaphore { get; set; }

        public LinkedList<LockRequest> Line { get; } = [];
    }
}
