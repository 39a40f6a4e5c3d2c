using System.Diagnostics;
using System.Text;
using Vlcp.Storage;

namespace Vlcp.Bench.Libraries;

/// <summary>A durable commit of one key through the store's contract, against the shell of SQLite doing the same insert.</summary>
internal sealed class StoreCommitting : IComparison
{
    private const int Commits = 200;

    private static readonly byte[] Value = Encoding.UTF8.GetBytes(new string('v', 200));

    private readonly string _directory = Directory.CreateTempSubdirectory("vlcp-bench-").FullName;
    private SqliteStoreEngine _store = null!;
    private int _round;

    public string Work => "commit of one key, durable (sqlite engine)";

    public string Peer => "sqlite3 shell, WAL, synchronous=FULL";

    public int Operations => Commits;

    public Task PrepareAsync()
    {
        _store = SqliteStoreEngine.Open(Path.Combine(_directory, "ours.db"));
        return Task.CompletedTask;
    }

    public async Task RunOursAsync()
    {
        _round++;
        for (var number = 0; number < Commits; number++)
        {
            var key = $"bench.{_round}.{number}";
            await _store.UpdateAsync(StoreQuery.Of(key), _ => StoreUpdate.Write(StoreWrite.Put(key, Value)), CancellationToken.None);
        }
    }

    public async Task RunPeerAsync()
    {
        _round++;
        var script = new StringBuilder("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE IF NOT EXISTS t(k TEXT PRIMARY KEY, v BLOB) WITHOUT ROWID;\n");
        for (var number = 0; number < Commits; number++)
        {
            script.Append("BEGIN IMMEDIATE; INSERT INTO t VALUES('bench.").Append(_round).Append('.').Append(number).Append("', zeroblob(200)); COMMIT;\n");
        }

        using var shell = Process.Start(new ProcessStartInfo("sqlite3", [Path.Combine(_directory, "peer.db")]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        await shell.StandardInput.WriteAsync(script);
        shell.StandardInput.Close();
        await shell.StandardOutput.ReadToEndAsync();
        await shell.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }
}
