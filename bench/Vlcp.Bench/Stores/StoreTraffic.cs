namespace Vlcp.Bench.Stores;

/// <summary>What a controller and a store have said to each other.</summary>
/// <param name="Requests">What the controller has asked for, each time that it had to wait.</param>
/// <param name="Sent">Bytes to the store.</param>
/// <param name="Received">Bytes from the store.</param>
internal readonly record struct StoreTraffic(double Requests, double Sent, double Received)
{
    /// <summary>What was said between two looks at the counters.</summary>
    public static StoreTraffic operator -(StoreTraffic after, StoreTraffic before) =>
        new(after.Requests - before.Requests, after.Sent - before.Sent, after.Received - before.Received);

    /// <summary>The middle of each figure, so that a heartbeat in between does not count.</summary>
    public static StoreTraffic Median(IReadOnlyCollection<StoreTraffic> samples)
    {
        return new(Of(sample => sample.Requests), Of(sample => sample.Sent), Of(sample => sample.Received));

        double Of(Func<StoreTraffic, double> figure) => BareLoop.Median([.. samples.Select(figure)]);
    }
}
