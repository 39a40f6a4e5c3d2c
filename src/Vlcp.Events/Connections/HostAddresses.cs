using System.Net;
using System.Net.Sockets;

namespace Vlcp.Events.Connections;

/// <summary>Turns a host of a URL into addresses.</summary>
internal static class HostAddresses
{
    /// <summary>All addresses, IPv4 first: the networks we control are built on it.</summary>
    /// <exception cref="SocketException">The name is unknown.</exception>
    /// <exception cref="TimeoutException">The name server did not answer in time.</exception>
    public static async Task<IReadOnlyList<IPAddress>> ResolveAsync(
        string host, ConnectionOptions options, CancellationToken cancellationToken)
    {
        if (IPAddress.TryParse(host, out var literal))
        {
            return [literal];
        }
        IPAddress[] found = [];
        await Deadline.RunAsync(
            $"Resolving {host}", async token => found = await Dns.GetHostAddressesAsync(host, token),
            options.ConnectTimeout, options.TimeProvider, cancellationToken);
        return [.. found.OrderBy(address => address.AddressFamily != AddressFamily.InterNetwork)];
    }
}
