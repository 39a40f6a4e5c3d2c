namespace Vlcp.Dataplane.Tests.IcmpResponder;

/// <summary>A clock that stands until the test turns it.</summary>
internal sealed class TurnedClock : TimeProvider
{
    private long _ticks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => _ticks;

    public void Turn(TimeSpan by) => _ticks += by.Ticks;
}
