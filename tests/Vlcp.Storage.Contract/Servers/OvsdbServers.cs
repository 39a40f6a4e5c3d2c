using System.Diagnostics;

namespace Vlcp.Storage.Contract.Servers;

/// <summary>
/// A cluster of ovsdb-server of its own; with one member it is a database without a cluster. A database has one store, so a cluster has
/// several stores only one after the other.
/// </summary>
public sealed class OvsdbServers : IStoreServers
{
    private readonly DirectoryInfo _directory;
    private readonly string _schema;
    private readonly string _database;
    private readonly string[] _options;
    private readonly TestPort[] _clients;
    private readonly TestPort[] _peers;
    private readonly ServerProcess?[] _processes;

    private OvsdbServers(int count, string schema, string database, string[] options, DirectoryInfo? directory = null)
    {
        Count = count;
        _directory = directory ?? Directory.CreateTempSubdirectory("vlcp-ovsdb-");
        _schema = schema;
        _database = database;
        _options = options;
        _clients = [.. Enumerable.Range(0, count).Select(_ => TestPort.Take())];
        _peers = [.. Enumerable.Range(0, count).Select(_ => TestPort.Take())];
        _processes = new ServerProcess?[count];
    }

    /// <inheritdoc/>
    public string Engine => "ovsdb";

    /// <inheritdoc/>
    public int Count { get; }

    /// <summary>Starts a cluster and waits until all members belong to it.</summary>
    /// <param name="count">Members; 1 for a database without a cluster.</param>
    /// <param name="schema">The schema of its database.</param>
    /// <param name="database">The name in the schema.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <param name="options">Arguments of every member in addition.</param>
    public static async Task<OvsdbServers> StartAsync(
        int count, string schema, string database, CancellationToken cancellationToken, params string[] options) =>
        await new OvsdbServers(count, schema, database, options).BeginAsync(cancellationToken);

    /// <summary>Starts a cluster with its files on a disk of its own.</summary>
    /// <param name="disk">The disk, which stays the caller's to dispose.</param>
    /// <param name="count">Members; 1 for a database without a cluster.</param>
    /// <param name="schema">The schema of its database.</param>
    /// <param name="database">The name in the schema.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<OvsdbServers> StartOnAsync(SmallDisk disk, int count, string schema, string database, CancellationToken cancellationToken) =>
        await new OvsdbServers(count, schema, database, [], Directory.CreateDirectory(Path.Combine(disk.Directory, "ovsdb"))).BeginAsync(cancellationToken);

    /// <summary>Client port of a member.</summary>
    public int PortOf(int node) => _clients[node].Number;

    /// <summary>A file beside those of the servers.</summary>
    public string FileOf(string name) => Path.Combine(_directory.FullName, name);

    /// <inheritdoc/>
    public string NewStore()
    {
        if (Directory.GetFiles(_directory.FullName, "used").Length > 0)
        {
            throw new InvalidOperationException("A cluster of OVSDB servers has one store only.");
        }

        File.WriteAllText(FileOf("used"), "");
        return Store;
    }

    /// <summary>The URL of its only store.</summary>
    public string Store => $"ovsdb:{string.Join(',', _clients.Select(port => $"tcp:127.0.0.1:{port.Number}"))}?timeout=120";

    /// <inheritdoc/>
    public async Task<int> FindLeaderAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            for (var node = 0; node < Count; node++)
            {
                if (_processes[node] is not null
                    && (Count == 1 || (await AppctlAsync(node, cancellationToken, "cluster/status", _database)).Contains("Role: leader", StringComparison.Ordinal)))
                {
                    return node;
                }
            }

            await Task.Delay(50, cancellationToken);
        }
    }

    /// <inheritdoc/>
    public async Task KillAsync(int node)
    {
        if (_processes[node] is { } process)
        {
            await process.DisposeAsync();
            _processes[node] = null;
        }
    }

    /// <inheritdoc/>
    public async Task StartAsync(int node, CancellationToken cancellationToken)
    {
        // A member that was killed leaves its socket behind.
        File.Delete(FileOf($"{node}.ctl"));
        _processes[node] = ServerProcess.Start(
            _directory.FullName, FileOf($"{node}.log"), "ovsdb-server",
            [
                FileOf($"{node}.db"), .. _options.Any(option => option.StartsWith("--remote", StringComparison.Ordinal)) ? [] : new[] { $"--remote=ptcp:{PortOf(node)}:127.0.0.1" },
                $"--unixctl={FileOf($"{node}.ctl")}", .. _options.Select(option => option.Replace("PORT", $"{PortOf(node)}", StringComparison.Ordinal)),
            ]);
        await _processes[node]!.WaitUntilAsync(
            async token => (await AppctlAsync(node, token, "version")).Length > 0, cancellationToken);
    }

    /// <inheritdoc/>
    public void Freeze(int node) => _processes[node]?.Freeze();

    /// <inheritdoc/>
    public void Thaw(int node) => _processes[node]?.Thaw();

    /// <summary>Runs a program beside the servers and returns what it prints.</summary>
    /// <exception cref="InvalidOperationException">It failed; the message has what it said.</exception>
    public static async Task<string> RunAsync(string program, CancellationToken cancellationToken, params IEnumerable<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{program} failed: {await errors}");
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        for (var node = 0; node < Count; node++)
        {
            await KillAsync(node);
        }

        foreach (var port in _clients.Concat(_peers))
        {
            port.Dispose();
        }

        _directory.Delete(recursive: true);
    }

    private async Task<OvsdbServers> BeginAsync(CancellationToken cancellationToken)
    {
        try
        {
            await CreateAsync(cancellationToken);
            for (var node = 0; node < Count; node++)
            {
                await StartAsync(node, cancellationToken);
                await AppctlAsync(node, cancellationToken, "ovsdb-server/list-dbs");
                while (Count > 1 && !(await AppctlAsync(node, cancellationToken, "cluster/status", _database)).Contains("cluster member", StringComparison.Ordinal))
                {
                    await Task.Delay(50, cancellationToken);
                }
            }

            return this;
        }
        catch
        {
            await DisposeAsync();
            throw;
        }
    }

    private async Task CreateAsync(CancellationToken cancellationToken)
    {
        await File.WriteAllTextAsync(FileOf("schema"), _schema, cancellationToken);
        if (Count == 1)
        {
            await RunAsync("ovsdb-tool", cancellationToken, "create", FileOf("0.db"), FileOf("schema"));
            return;
        }

        // Elections that a busy machine makes necessary would only take time.
        await RunAsync("ovsdb-tool", cancellationToken, "--election-timer=2000", "create-cluster", FileOf("0.db"), FileOf("schema"), Peer(0));
        for (var node = 1; node < Count; node++)
        {
            await RunAsync("ovsdb-tool", cancellationToken, "join-cluster", FileOf($"{node}.db"), _database, Peer(node), Peer(0));
        }

        string Peer(int node) => $"tcp:127.0.0.1:{_peers[node].Number}";
    }

    private Task<string> AppctlAsync(int node, CancellationToken cancellationToken, params string[] arguments) =>
        RunAsync("ovs-appctl", cancellationToken, ["-T", "10", "-t", FileOf($"{node}.ctl"), .. arguments]);
}
