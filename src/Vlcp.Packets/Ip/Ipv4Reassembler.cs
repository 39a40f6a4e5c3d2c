namespace Vlcp.Packets;

/// <summary>
/// Puts fragments together (RFC 791 section 3.2, RFC 815) with bounded memory. Fragments that overlap make the whole datagram void, as
/// nobody sends them for an honest reason (RFC 5722 section 3).
/// </summary>
/// <param name="time">The clock.</param>
/// <param name="timeout">How long a datagram waits for its last fragment from its first one on.</param>
public sealed class Ipv4Reassembler(TimeProvider time, TimeSpan timeout)
{
    /// <summary>Datagrams of one context that wait at a time; a further one takes the place of the oldest.</summary>
    public const int DatagramsPerContext = 8;

    /// <summary>Bytes of payload that wait at a time; the oldest datagrams make room for more.</summary>
    public const int LargestTotal = 1 << 20;

    // From the oldest to the newest.
    private readonly List<Incomplete> _waiting = [];

    /// <summary>Bytes of payload that wait now.</summary>
    public int Total => _waiting.Sum(datagram => datagram.Size);

    /// <summary>Takes a fragment.</summary>
    /// <param name="fragment">The fragment; a whole datagram comes back as it is.</param>
    /// <param name="context">Where it came from, for example a port: fragments of different contexts never meet.</param>
    /// <returns>The datagram that is complete now, with the header of its first fragment; or null.</returns>
    public Ipv4Datagram? Add(Ipv4Datagram fragment, ulong context = 0)
    {
        if (!fragment.Header.IsFragment)
        {
            return fragment;
        }

        var now = time.GetTimestamp();
        _waiting.RemoveAll(datagram => time.GetElapsedTime(datagram.Began, now) >= timeout);
        var key = new Key(context, fragment.Header.Source, fragment.Header.Destination, fragment.Header.Protocol, fragment.Header.Id);
        if (_waiting.Find(datagram => datagram.Key == key) is not { } known)
        {
            MakeRoom(context);
            _waiting.Add(known = new Incomplete(key, now));
        }

        if (!known.TryAdd(fragment))
        {
            _waiting.Remove(known);
            return null;
        }

        if (known.Whole() is { } whole)
        {
            _waiting.Remove(known);
            return whole;
        }

        while (Total > LargestTotal)
        {
            _waiting.RemoveAt(0);
        }

        return null;
    }

    private void MakeRoom(ulong context)
    {
        if (_waiting.Count(datagram => datagram.Key.Context == context) >= DatagramsPerContext)
        {
            _waiting.Remove(_waiting.First(datagram => datagram.Key.Context == context));
        }
    }

    private readonly record struct Key(ulong Context, Ipv4Address Source, Ipv4Address Destination, IpProtocol Protocol, ushort Id);

    private sealed class Incomplete(Key key, long began)
    {
        private readonly SortedList<int, Ipv4Datagram> _fragments = [];
        private int? _end;

        public Key Key => key;

        public long Began => began;

        public int Size { get; private set; }

        // False if the datagram can never become whole.
        public bool TryAdd(Ipv4Datagram fragment)
        {
            var start = fragment.Header.FragmentOffset * 8;
            var length = fragment.Payload.Length;
            var isLast = !fragment.Header.MoreFragments;
            if (length == 0 || start + length > Ipv4Datagram.LargestPayload || (!isLast && length % 8 != 0))
            {
                return false;
            }

            if (_fragments.TryGetValue(start, out var same) && same.Payload == fragment.Payload)
            {
                return true;
            }

            if (Overlaps(start, start + length) || start + length > (_end ?? int.MaxValue) || (isLast && (_end is not null || Highest > start)))
            {
                return false;
            }

            _end = isLast ? start + length : _end;
            _fragments.Add(start, fragment);
            Size += length;
            return true;
        }

        public Ipv4Datagram? Whole()
        {
            // Without overlaps, as many bytes as the end says leave no gap.
            if (Size != _end)
            {
                return null;
            }

            var header = _fragments.Values[0].Header with { MoreFragments = false, FragmentOffset = 0 };
            return new Ipv4Datagram(header, _fragments.Values.SelectMany(fragment => fragment.Payload).ToArray());
        }

        private int Highest => _fragments.Count == 0 ? 0 : _fragments.Keys[^1] + _fragments.Values[^1].Payload.Length;

        private bool Overlaps(int start, int end) =>
            _fragments.Any(known => known.Key < end && start < known.Key + known.Value.Payload.Length);
    }
}
