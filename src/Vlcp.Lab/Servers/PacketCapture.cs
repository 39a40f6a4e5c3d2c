namespace Vlcp.Lab;

/// <summary>A running tcpdump(8), one line a packet with its link-level header. Disposing stops it.</summary>
public sealed class PacketCapture : IAsyncDisposable
{
    private readonly LabProcess _process;

    private PacketCapture(LabProcess process) => _process = process;

    /// <summary>Starts capturing; returns when tcpdump listens.</summary>
    /// <param name="place">Where the device is.</param>
    /// <param name="device">The device.</param>
    /// <param name="filter">A filter, see pcap-filter(7); empty for all packets.</param>
    /// <param name="logFile">The file that gets the lines.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<PacketCapture> StartAsync(
        CommandPlace place, string device, string filter, string logFile, CancellationToken cancellationToken)
    {
        // As root tcpdump would change to a user that has no access here.
        string[] arguments = ["-l", "-n", "-e", "--immediate-mode", "-Z", "root", "-i", device, filter];
        var process = place.StartProcess("tcpdump", arguments, logFile);
        try
        {
            await Eventually.HappensAsync(
                $"tcpdump listens on {device}",
                async token =>
                {
                    await process.EnsureRunningAsync(token);
                    return await process.ReadLogAsync(token);
                },
                log => log.Contains("listening on", StringComparison.Ordinal),
                cancellationToken);
            return new PacketCapture(process);
        }
        catch
        {
            await process.DisposeAsync();
            throw;
        }
    }

    /// <summary>The packets seen so far, as tcpdump prints them.</summary>
    public async Task<IReadOnlyList<string>> ReadAsync(CancellationToken cancellationToken)
    {
        var lines = (await _process.ReadLogAsync(cancellationToken)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return [.. lines.Where(l => l.Length > 2 && char.IsAsciiDigit(l[0]) && l[2] == ':')];
    }

    /// <summary>Waits for a packet whose line has this text and returns the line.</summary>
    /// <exception cref="LabException">No such packet came in 30 seconds.</exception>
    public async Task<string> WaitForAsync(string text, CancellationToken cancellationToken)
    {
        var lines = await Eventually.HappensAsync(
            $"a packet with '{text}' came",
            async token => string.Join('\n', await ReadAsync(token)),
            seen => seen.Contains(text, StringComparison.Ordinal),
            cancellationToken);
        return lines.Split('\n').First(l => l.Contains(text, StringComparison.Ordinal));
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _process.DisposeAsync();
}
