using System.Globalization;

namespace Vlcp.Storage.Contract.Servers;

/// <summary>
/// A small disk (tmpfs) in a mount namespace that a process holds: servers that are started in it may die and come back to what they had
/// there, and nobody else sees it. It is gone when it is disposed, or with this process.
/// </summary>
public sealed class SmallDisk : IAsyncDisposable
{
    private readonly ServerProcess _holder;
    private readonly string _path;

    private SmallDisk(ServerProcess holder, string path) => (_holder, _path) = (holder, path);

    /// <summary>The directory of the disk, as this process sees it.</summary>
    public string FromOutside => $"/proc/{_holder.Id}/root{_path}";

    /// <summary>Mounts a disk on a directory.</summary>
    /// <param name="size">Its size, such as <c>8m</c>.</param>
    /// <param name="path">The directory, which is created.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<SmallDisk> MountAsync(string size, string path, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(path);
        var holder = ServerProcess.Start(
            path, path + ".log", "unshare", "--mount", "sh", "-c", "mount -t tmpfs -o size=$0 none \"$1\" && touch \"$1/mounted\" && exec sleep infinity", size, path);
        var disk = new SmallDisk(holder, path);
        await holder.WaitUntilAsync(_ => Task.FromResult(File.Exists(Path.Combine(disk.FromOutside, "mounted"))), cancellationToken);
        return disk;
    }

    /// <summary>The command that runs a program where the disk is; it becomes that program.</summary>
    public string[] Command(params IEnumerable<string> program) =>
        ["nsenter", "--mount", "--target", _holder.Id.ToString(CultureInfo.InvariantCulture), .. program];

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _holder.DisposeAsync();
}
