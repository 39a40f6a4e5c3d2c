using System.Net;
using System.Net.Sockets;
using Vlcp.Hosting.Modules;

namespace Vlcp.Switches;

/// <summary>Finds the addresses of named peers, as <c>getconnectionsbyendpointname</c> wants them.</summary>
internal static class EndpointNames
{
    /// <summary>The addresses of a host name; an address, a path and the empty name stand for themselves.</summary>
    /// <exception cref="ApiException">The name is unknown, or the answer took too long.</exception>
    public static async Task<IReadOnlyList<string>> ResolveAsync(
        string name, double timeoutSeconds, TimeProvider time, CancellationToken cancellationToken)
    {
        if (name.Length == 0 || name.StartsWith('/') || IPAddress.TryParse(name, out _))
        {
            return [name];
        }

        try
        {
            var addresses = await Dns.GetHostAddressesAsync(name, cancellationToken)
                .WaitAsync(TimeSpan.FromSeconds(Math.Clamp(timeoutSeconds, 0, int.MaxValue / 1000)), time, cancellationToken);
            return [.. addresses.Select(Text)];
        }
        catch (SocketException failure)
        {
            throw ApiException.NotFound($"Host '{name}' has no address: {failure.Message}", "name", name);
        }
        catch (TimeoutException)
        {
            throw new ApiException(ApiErrorKind.Timeout, $"The addresses of host '{name}' were not found in {timeoutSeconds} s", "name", name);
        }
    }

    /// <summary>An address without port; IPv4 as IPv4 even when it came over an IPv6 socket.</summary>
    public static string Text(IPAddress address) => (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).ToString();
}
