using System.Globalization;

namespace Vlcp.Storage.Histories;

/// <summary>
/// The random clients in a process of their own, as a controller would be, that may be stopped or killed at any time:
/// <c>store-client URL NAME SEED JOURNAL</c>. Works until its standard input ends.
/// </summary>
public static class ClientProcess
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    /// <summary>Runs until standard input ends.</summary>
    /// <returns>The exit status: 0, 2 for wrong arguments, or 3 when a client does not come to its end; who it is stands on standard error.</returns>
    public static async Task<int> RunAsync(string[] arguments)
    {
        if (arguments is not [var url, var name, var seedText, var path] || !int.TryParse(seedText, CultureInfo.InvariantCulture, out var seed))
        {
            await Console.Error.WriteLineAsync("usage: store-client URL NAME SEED JOURNAL");
            return 2;
        }

        using var journal = new FileJournal(path);
        await using var engine = await StoreConnections.OpenAsync(url);
        await using var feed = new FeedRecorder(engine, name, journal);
        WorkloadClient[] clients =
        [
            new KeyClient($"{name}k", new RecordingEngine(engine, $"{name}k", journal), new Random(seed), journal),
            new ObjectClient($"{name}o", new RecordingEngine(engine, $"{name}o", journal), new Random(seed + 1), journal),
        ];
        using var stop = new CancellationTokenSource();
        var running = clients.Select(client => client.RunAsync(stop.Token)).ToArray();
        await Console.Out.WriteLineAsync("running");
        await Task.Run(() => Console.In.ReadToEnd());
        await stop.CancelAsync();
        try
        {
            await Task.WhenAll(running).WaitAsync(Patience);
            return 0;
        }
        catch (TimeoutException)
        {
            await Console.Error.WriteLineAsync(
                $"{name}: {engine.Status}; the last transactions do not end: {string.Join("; ", clients.Select(client => client.Doing).OfType<string>())}");
            return 3;
        }
    }
}
