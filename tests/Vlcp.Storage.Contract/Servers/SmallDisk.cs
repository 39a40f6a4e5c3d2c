using System.Diagnostics;

namespace Vlcp.Storage.Contract.Servers;

/// <summary>
/// A disk of a few megabytes that a test fills up or makes read-only. A process keeps it that removes it when the test, or the whole of its
/// process, has ended.
/// </summary>
public sealed class SmallDisk : IAsyncDisposable
{
    private const string Keep = "mount -t tmpfs -o size=$0 none \"$1\" && mkdir \"$1/data\" && echo mounted && cat; umount -l \"$1\"; rmdir \"$1\"";

    private readonly string _place = System.IO.Directory.CreateTempSubdirectory("vlcp-disk-").FullName;
    private readonly Process _keeper;

    private SmallDisk(string size) => _keeper = Process.Start(
        new ProcessStartInfo("/bin/sh", ["-c", Keep, size, _place]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;

    /// <summary>An empty directory on the disk.</summary>
    public string Directory => Path.Combine(_place, "data");

    private string Ballast => Path.Combine(Directory, "ballast");

    /// <summary>Mounts a disk.</summary>
    /// <param name="size">Its size, such as <c>3m</c>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="InvalidOperationException">It can't be mounted.</exception>
    public static async Task<SmallDisk> MountAsync(string size, CancellationToken cancellationToken)
    {
        var disk = new SmallDisk(size);
        if (await disk._keeper.StandardOutput.ReadLineAsync(cancellationToken) != "mounted")
        {
            await disk.DisposeAsync();
            throw new InvalidOperationException("A disk can't be mounted.");
        }

        return disk;
    }

    /// <summary>Fills what is left with a file.</summary>
    public void Fill()
    {
        using var ballast = File.Create(Ballast, bufferSize: 0);
        var block = new byte[4096];
        try
        {
            while (true)
            {
                ballast.Write(block);
            }
        }
        catch (IOException)
        {
            // It is full.
        }
    }

    /// <summary>Removes that file.</summary>
    public void MakeRoom() => File.Delete(Ballast);

    /// <summary>Lets nobody open files for writing any more. What is open for writing must be closed before.</summary>
    /// <exception cref="InvalidOperationException">The system refuses.</exception>
    public async Task MakeReadOnlyAsync(CancellationToken cancellationToken)
    {
        using var mount = Process.Start("mount", ["-o", "remount,ro", _place]);
        await mount.WaitForExitAsync(cancellationToken);
        if (mount.ExitCode != 0)
        {
            throw new InvalidOperationException("The disk can't be made read-only.");
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _keeper.StandardInput.Close();
        await _keeper.WaitForExitAsync(CancellationToken.None);
        _keeper.Dispose();
    }
}
