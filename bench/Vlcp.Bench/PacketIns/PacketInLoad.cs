using System.Diagnostics;

namespace Vlcp.Bench.PacketIns;

/// <summary>Asks a controller from some switches, all on one thread, and counts right answers.</summary>
internal static class PacketInLoad
{
    /// <summary>Packets that are sent at once.</summary>
    public const int Burst = 64;

    /// <summary>Answers a second with so many packets outstanding for each switch.</summary>
    public static double Rate(IReadOnlyList<LoadSwitch> switches, int window, TimeSpan time)
    {
        var warm = Stopwatch.StartNew();
        Drive(switches, window, () => warm.Elapsed < time / 4);
        var before = switches.Sum(s => s.Answered);
        var watch = Stopwatch.StartNew();
        Drive(switches, window, () => watch.Elapsed < time);
        return (switches.Sum(s => s.Answered) - before) / watch.Elapsed.TotalSeconds;
    }

    /// <summary>Round trips of one packet at a time, in nanoseconds, sorted.</summary>
    public static double[] RoundTrips(LoadSwitch one, int count)
    {
        var times = new double[count];
        for (var i = -count / 4; i < count; i++)
        {
            var start = Stopwatch.GetTimestamp();
            one.Send(1);
            while (one.Outstanding > 0)
            {
                if (!one.Receive())
                {
                    one.Socket.Poll(-1, System.Net.Sockets.SelectMode.SelectRead);
                }
            }
            if (i >= 0)
            {
                times[i] = (Stopwatch.GetTimestamp() - start) * 1e9 / Stopwatch.Frequency;
            }
        }
        Array.Sort(times);
        return times;
    }

    /// <summary>Sends packets at a fixed rate, the same from each switch, and counts answers. A switch that has many packets outstanding
    /// waits, so that what is not answered is not sent either.</summary>
    public static OfferedLoad Offer(IReadOnlyList<LoadSwitch> switches, int rate, TimeSpan time)
    {
        const int MostOutstanding = 4096;
        var before = switches.Sum(s => s.Answered);
        var slowest = double.MaxValue;
        var (sliceStart, sliceAnswered, due) = (TimeSpan.Zero, before, 0L);
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < time)
        {
            var share = (int)((long)(watch.Elapsed.TotalSeconds * rate) - due) / switches.Count;
            due += (long)share * switches.Count;
            foreach (var one in switches)
            {
                for (var left = Math.Min(share, MostOutstanding - one.Outstanding); left > 0; left -= Burst)
                {
                    one.Send(Math.Min(left, Burst));
                }
                one.Receive();
            }
            if (watch.Elapsed - sliceStart >= TimeSpan.FromSeconds(1) && switches.Sum(s => s.Answered) is var answered)
            {
                slowest = Math.Min(slowest, (answered - sliceAnswered) / (watch.Elapsed - sliceStart).TotalSeconds);
                (sliceStart, sliceAnswered) = (watch.Elapsed, answered);
            }
            Thread.Sleep(1);
        }
        var mean = (switches.Sum(s => s.Answered) - before) / watch.Elapsed.TotalSeconds;
        return new OfferedLoad(mean, Math.Min(mean, slowest));
    }

    private static void Drive(IReadOnlyList<LoadSwitch> switches, int window, Func<bool> goOn)
    {
        while (goOn())
        {
            for (var turn = 0; turn < 16; turn++)
            {
                var progress = false;
                foreach (var one in switches)
                {
                    while (window - one.Outstanding >= Burst)
                    {
                        one.Send(Burst);
                        progress = true;
                    }
                    progress |= one.Receive();
                }
                if (!progress)
                {
                    // Nothing to do until an answer comes: the controller gets this processor.
                    System.Net.Sockets.Socket.Select(switches.Select(s => s.Socket).ToList(), null, null, 100_000);
                }
            }
        }
        while (switches.Any(s => s.Outstanding > 0))
        {
            foreach (var one in switches)
            {
                one.Receive();
            }
        }
    }
}
