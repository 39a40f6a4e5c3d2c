using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Vlcp.Storage.Contract.Servers;

/// <summary>One real redis-server that keeps every commit on disk before it answers.</summary>
public sealed class RedisServers : IStoreServers
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("vlcp-redis-");
    private readonly TestPort _port = TestPort.Take();
    private readonly string[] _arguments;
    private readonly string _diskSize;
    private ServerProcess? _process;
    private int _databases;

    private RedisServers(string[] arguments, string diskSize) => (_arguments, _diskSize) = (arguments, diskSize);

    /// <inheritdoc/>
    public string Engine => "redis";

    /// <inheritdoc/>
    public int Count => 1;

    /// <summary>Its port on 127.0.0.1.</summary>
    public int Port => _port.Number;

    /// <summary>A disk of its own as this process sees it.</summary>
    public string DiskFromOutside => $"/proc/{Process.Id}/root{Disk}";

    /// <summary>The process.</summary>
    public ServerProcess Process => _process ?? throw new InvalidOperationException("The server is not started.");

    private string Data => _directory.FullName;

    private string Disk => Path.Combine(Data, "disk");

    /// <summary>Starts a server and waits until it answers.</summary>
    /// <param name="arguments">More arguments; a later one wins.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <param name="diskSize">Size of a disk of its own, such as <c>3m</c>, in the mount namespace of the process; empty: the machine's.</param>
    public static async Task<RedisServers> StartAsync(string[] arguments, CancellationToken cancellationToken, string diskSize = "")
    {
        var servers = new RedisServers(arguments, diskSize);
        await servers.StartAsync(0, cancellationToken);
        return servers;
    }

    /// <inheritdoc/>
    public string NewStore() => Url(Interlocked.Increment(ref _databases));

    /// <summary>URL of one of the 10,000 databases.</summary>
    public string Url(int database, int? port = null) => string.Create(CultureInfo.InvariantCulture, $"redis://127.0.0.1:{port ?? Port}/{database}");

    /// <inheritdoc/>
    public Task<int> FindLeaderAsync(CancellationToken cancellationToken) => Task.FromResult(0);

    /// <inheritdoc/>
    public async Task KillAsync(int node) => await Process.DisposeAsync();

    /// <inheritdoc/>
    public async Task StartAsync(int node, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Disk);
        string[] command =
        [
            "redis-server", "--port", $"{Port}", "--bind", "127.0.0.1", "--databases", "10000", "--save", "", "--appendonly", "yes", "--appendfsync", "always",
            "--dir", Disk, .. _arguments,
        ];
        string[] own = _diskSize.Length == 0 ? [] : ["unshare", "--mount", "sh", "-c", "mount -t tmpfs -o size=$0 none \"$1\" && shift && exec \"$@\"", _diskSize, Disk];
        _process = ServerProcess.Start(Data, Path.Combine(Data, "redis.log"), own is [] ? command[0] : own[0], [.. own.Skip(1), .. command.Skip(own is [] ? 1 : 0)]);
        await _process.WaitUntilAsync(AnswersAsync, cancellationToken);
    }

    /// <inheritdoc/>
    public void Freeze(int node) => Process.Freeze();

    /// <inheritdoc/>
    public void Thaw(int node) => Process.Thaw();

    /// <summary>Sends one command as a line, without any password, over a connection of its own; returns the first line of the answer.</summary>
    public async Task<string> CommandAsync(string line, CancellationToken cancellationToken)
    {
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", Port, cancellationToken);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.UTF8.GetBytes(line + "\r\n"), cancellationToken);
        using var reader = new StreamReader(stream);
        return await reader.ReadLineAsync(cancellationToken) ?? "";
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await _process.DisposeAsync();
        }

        _port.Dispose();
        _directory.Delete(recursive: true);
    }

    private async Task<bool> AnswersAsync(CancellationToken cancellationToken) =>
        await CommandAsync("PING", cancellationToken) is var answer && (answer.StartsWith("+PONG", StringComparison.Ordinal) || answer.StartsWith("-NOAUTH", StringComparison.Ordinal));
}
