using System.Diagnostics;

namespace Vlcp.Bench.PacketIns;

/// <summary>Asks a controller from some switches, all on one thread, and counts right answers.</summary>
internal static class PacketInLoad
{
    private const int Burst = 64;

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
