using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Vlcp.Bench.SoftPatchPanel;

/// <summary>Clients that ask for the status of processes, each in a thread of its own.</summary>
/// <param name="calls">What a client does, client by client.</param>
internal sealed class StatusClients(IReadOnlyList<Action> calls)
{
    /// <summary>How many there are.</summary>
    public const int Count = 16;

    /// <summary>Connects clients.</summary>
    /// <param name="port">Where to.</param>
    /// <param name="request">The request of the n-th client.</param>
    /// <param name="beginning">How an answer that is right begins.</param>
    public static async Task<StatusClients> ConnectAsync(int port, Func<int, byte[]> request, byte[] beginning)
    {
        var exchanges = new List<FixedExchange>();
        for (var client = 0; client < Count; client++)
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await socket.ConnectAsync(IPAddress.Loopback, port);
            exchanges.Add(new FixedExchange(socket, request(client), beginning));
        }

        await Task.WhenAll(exchanges.Select(exchange => Task.Run(exchange.Learn)));
        return new StatusClients([.. exchanges.Select(exchange => (Action)exchange.Run)]);
    }

    /// <summary>Lets all clients ask as often as they can.</summary>
    /// <param name="time">For how long.</param>
    /// <returns>Answers in a second.</returns>
    public double Measure(TimeSpan time)
    {
        var answers = new long[Count];
        using var ready = new Barrier(Count + 1);
        var isOver = false;
        var failures = new Exception?[Count];
        var threads = Enumerable.Range(0, Count).Select(client => new Thread(() =>
        {
            ready.SignalAndWait();
            try
            {
                while (!Volatile.Read(ref isOver))
                {
                    calls[client]();
                    answers[client]++;
                }
            }
            catch (Exception failure)
            {
                failures[client] = failure;
            }
        })).ToList();
        threads.ForEach(thread => thread.Start());
        ready.SignalAndWait();
        var start = Stopwatch.GetTimestamp();
        Thread.Sleep(time);
        Volatile.Write(ref isOver, true);
        threads.ForEach(thread => thread.Join());
        return failures.OfType<Exception>().FirstOrDefault() is { } failed
            ? throw new InvalidOperationException("A client failed", failed)
            : answers.Sum() / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
