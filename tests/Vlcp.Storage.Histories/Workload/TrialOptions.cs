using System.Globalization;

namespace Vlcp.Storage.Histories;

/// <summary>How much a trial does.</summary>
public sealed record TrialOptions
{
    /// <summary>Answered transactions of the connections of this process; those of other processes come on top.</summary>
    public int Transactions { get; init; } = 10_000;

    /// <summary>Connections of this process, each with a feed and a mirror.</summary>
    public int Connections { get; init; } = 3;

    /// <summary>Clients on each connection; the first walks on objects.</summary>
    public int ClientsPerConnection { get; init; } = 4;

    /// <summary>Clients in processes of their own.</summary>
    public int Processes { get; init; }

    /// <summary>How often something breaks.</summary>
    public int Strikes { get; init; }

    /// <summary>How long it stays broken at most.</summary>
    public TimeSpan Outage { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How long feeds and mirrors have to tell the last change, once everything is healed.</summary>
    public TimeSpan FeedPatience { get; init; } = TimeSpan.FromSeconds(120);

    /// <summary>Of all random choices.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>
    /// As the environment wants it: VLCP_HISTORY_FACTOR times as many transactions and strikes, VLCP_SEED or a new seed.
    /// </summary>
    public TrialOptions FromEnvironment()
    {
        var factor = Math.Max(1, Number("VLCP_HISTORY_FACTOR") ?? 1);
        return this with { Transactions = Transactions * factor, Strikes = Strikes * factor, Seed = Number("VLCP_SEED") ?? Random.Shared.Next() };
    }

    private static int? Number(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number) ? number : null;
}
