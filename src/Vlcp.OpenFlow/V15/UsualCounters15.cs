using Vlcp.OpenFlow.Messages;
using Vlcp.OpenFlow.Oxs;

namespace Vlcp.OpenFlow.V15;

/// <summary>The counters that every version has, between 1.5's optional ones and the fixed ones of the others.</summary>
internal static class UsualCounters15
{
    public static FlowCounters Make(uint seconds, uint nanoseconds, ulong packets, ulong bytes) => new()
    {
        Duration = (ulong)seconds << 32 | nanoseconds,
        PacketCount = packets,
        ByteCount = bytes,
    };

    public static FlowCounters Of(FlowStats stats) =>
        stats.Counters ?? Make(stats.DurationSeconds, stats.DurationNanoseconds, stats.PacketCount, stats.ByteCount);

    public static FlowStats Apply(FlowCounters counters, FlowStats stats) => stats with
    {
        DurationSeconds = Seconds(counters),
        DurationNanoseconds = (uint)(counters.Duration ?? 0),
        PacketCount = counters.PacketCount ?? 0,
        ByteCount = counters.ByteCount ?? 0,
        Counters = AreUsual(counters) ? null : counters,
    };

    public static uint Seconds(FlowCounters counters) => (uint)((counters.Duration ?? 0) >> 32);

    public static bool AreUsual(FlowCounters counters) => counters is
    {
        Duration: not null, PacketCount: not null, ByteCount: not null, IdleTime: null, FlowCount: null, Unknown.Count: 0,
    };
}
