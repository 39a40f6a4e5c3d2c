using System.Net;
using System.Net.Sockets;

namespace Vlcp.Storage.Contract.Servers;

/// <summary>
/// A TCP port that belongs to one test until it is disposed, also while nobody listens on it: a server that was killed can come back to
/// it. It is below the ports that the kernel gives to clients, and a locked file keeps other suites away from it.
/// </summary>
public sealed class TestPort : IDisposable
{
    private const int First = 21000;
    private const int Count = 10000;

    private readonly FileStream _lock;

    private TestPort(int number, FileStream held)
    {
        Number = number;
        _lock = held;
    }

    /// <summary>The port.</summary>
    public int Number { get; }

    /// <summary>Takes a port that nobody uses.</summary>
    public static TestPort Take()
    {
        var directory = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), "vlcp-test-ports")).FullName;
        for (var attempt = 0; attempt < 1000; attempt++)
        {
            var number = First + Random.Shared.Next(Count);
            if (Lock(Path.Combine(directory, $"{number}")) is { } held)
            {
                if (IsFree(number))
                {
                    return new TestPort(number, held);
                }

                held.Dispose();
            }
        }

        throw new InvalidOperationException("No free port was found.");
    }

    /// <inheritdoc/>
    public void Dispose() => _lock.Dispose();

    // The file stays: one that is deleted while another process opens it would be locked twice.
    private static FileStream? Lock(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static bool IsFree(int number)
    {
        try
        {
            using var probe = new TcpListener(IPAddress.Loopback, number) { ExclusiveAddressUse = true };
            probe.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
