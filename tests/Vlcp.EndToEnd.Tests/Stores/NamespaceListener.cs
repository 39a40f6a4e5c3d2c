using System.Net;
using System.Net.Sockets;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Vlcp.EndToEnd.Tests.Stores;

/// <summary>Listens in the network namespace of a lab's server, although this process runs in another one.</summary>
internal static partial class NamespaceListener
{
    private const int NewNetwork = 0x40000000;

    /// <summary>Opens a socket on 127.0.0.1 of a namespace.</summary>
    public static Socket Listen(string networkNamespace, int port)
    {
        Socket? socket = null;
        ExceptionDispatchInfo? failure = null;

        // A socket belongs to the namespace of the thread that makes it; this thread ends with that.
        var thread = new Thread(() =>
        {
            try
            {
                Enter(networkNamespace);
                socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
                socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
                socket.Listen();
            }
            catch (Exception error)
            {
                socket?.Dispose();
                failure = ExceptionDispatchInfo.Capture(error);
            }
        });
        thread.Start();
        thread.Join();
        failure?.Throw();
        return socket!;
    }

    private static void Enter(string networkNamespace)
    {
        using var handle = File.OpenHandle($"/var/run/netns/{networkNamespace}");
        if (SetNamespace(handle, NewNetwork) != 0)
        {
            throw new IOException($"The namespace {networkNamespace} can't be entered: error {Marshal.GetLastPInvokeError()}.");
        }
    }

    [LibraryImport("libc", EntryPoint = "setns", SetLastError = true)]
    private static partial int SetNamespace(SafeFileHandle handle, int kind);
}
