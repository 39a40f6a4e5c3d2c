using System.Net;
using System.Net.Sockets;

namespace Vlcp.SppCtl;

/// <summary>Finds the address that processes can dial.</summary>
internal static class ListenAddress
{
    /// <summary>The IPv4 address that a name or a literal stands for: SPP processes read nothing but dotted IPv4.</summary>
    /// <param name="bind">Name or address.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The address.</returns>
    /// <exception cref="ListenException">There is none.</exception>
    public static async Task<IPAddress> FindAsync(string bind, CancellationToken cancellationToken)
    {
        try
        {
            var addresses = IPAddress.TryParse(bind, out var literal) ? [literal] : await Dns.GetHostAddressesAsync(bind, AddressFamily.InterNetwork, cancellationToken);
            return addresses.FirstOrDefault(address => address.AddressFamily == AddressFamily.InterNetwork)
                ?? throw new SocketException((int)SocketError.AddressFamilyNotSupported);
        }
        catch (SocketException failure)
        {
            throw new ListenException($"'{bind}' is not an IPv4 address, nor a name of one: {failure.Message}", failure);
        }
    }
}
