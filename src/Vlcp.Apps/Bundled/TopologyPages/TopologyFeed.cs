using System.Net.WebSockets;
using System.Text.Json;
using System.Threading.Channels;

namespace Vlcp.Apps.Bundled.TopologyPages;

/// <summary>One listener of the live topology. What it does not take in time is not kept for it: it is closed and may come again.</summary>
internal sealed class TopologyFeed(WebSocket socket)
{
    private const int MostWaiting = 1024;

    private readonly Channel<byte[]> _waiting = Channel.CreateBounded<byte[]>(new BoundedChannelOptions(MostWaiting) { SingleReader = true });
    private int _lastId;

    /// <summary>Adds a JSON-RPC 2.0 request.</summary>
    /// <returns>False when the listener is too slow.</returns>
    public bool TryTell(string method, object parameter) => _waiting.Writer.TryWrite(JsonSerializer.SerializeToUtf8Bytes(
        new { jsonrpc = "2.0", id = Interlocked.Increment(ref _lastId), method, @params = new[] { parameter } }));

    public void Close() => _waiting.Writer.TryComplete();

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var reading = ReadAsync(cancellationToken);
        await foreach (var message in _waiting.Reader.ReadAllAsync(cancellationToken))
        {
            await socket.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
        }
        await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    // What the listener answers is of no interest; that it has gone is.
    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        var buffer = new byte[4096];
        try
        {
            while ((await socket.ReceiveAsync(buffer, cancellationToken)).MessageType != WebSocketMessageType.Close)
            {
            }
        }
        finally
        {
            Close();
        }
    }
}
