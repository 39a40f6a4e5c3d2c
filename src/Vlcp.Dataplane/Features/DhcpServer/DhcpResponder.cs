using Microsoft.Extensions.Logging;
using Vlcp.Packets;

namespace Vlcp.Dataplane.Features.DhcpServer;

/// <summary>
/// Decides what a client is told (RFC 2131 section 4.3). Leases are the addresses of ports in the store, so there is nothing to remember:
/// the same request always gets the same reply.
/// </summary>
internal static class DhcpResponder
{
    /// <summary>Decides about a message that came in by the port of the binding.</summary>
    /// <param name="binding">The port's lease.</param>
    /// <param name="request">The message.</param>
    /// <param name="sourceMac">Where its frame came from.</param>
    /// <exception cref="Wire.WireFormatException">An option of the message is malformed.</exception>
    public static DhcpDecision Decide(DhcpBinding binding, DhcpMessage request, MacAddress sourceMac)
    {
        if (request.Operation != DhcpOperation.Request)
        {
            return DhcpDecision.Ignore($"operation {request.Operation} is not one of clients");
        }

        if (request is not { HardwareType: 1, HardwareSize: 6 })
        {
            return DhcpDecision.Ignore($"hardware type {request.HardwareType} with addresses of {request.HardwareSize} bytes is not Ethernet");
        }

        if (request.RelayAddress != Ipv4Address.Any)
        {
            return DhcpDecision.Ignore($"relayed by {request.RelayAddress}, and only the ports themselves are served");
        }

        var exchange = new DhcpExchange(binding, request, request.AllOptions(), sourceMac);
        return exchange.Type switch
        {
            DhcpMessageType.Discover => Discover(exchange),
            DhcpMessageType.Request => Request(exchange),
            DhcpMessageType.Inform => Inform(exchange),
            DhcpMessageType.Decline => Decline(exchange),
            DhcpMessageType.Release => DhcpDecision.Ignore("released; the port keeps its address"),
            null => DhcpDecision.Ignore("no message type (option 53)"),
            { } other => DhcpDecision.Ignore($"message type {other} is not one of clients"),
        };
    }

    private static DhcpDecision Discover(DhcpExchange exchange) => exchange.IsFromPort
        ? exchange.Grant(DhcpMessageType.Offer)
        : DhcpDecision.Ignore($"the client {exchange.Request.ClientMac} is not the port's {exchange.Binding.Mac}");

    // Selecting, after a reboot, renewing and rebinding differ in where the client names its address, not in what is right.
    private static DhcpDecision Request(DhcpExchange exchange)
    {
        var (binding, request) = (exchange.Binding, exchange.Request);
        if (exchange.Option(DhcpOptionCode.ServerId) is { } server && server != binding.ServerAddress)
        {
            return DhcpDecision.Ignore($"the client chose the server {server}");
        }

        if (!exchange.IsFromPort)
        {
            return exchange.Refuse($"the client {request.ClientMac} is not the port's {binding.Mac}");
        }

        if (exchange.Option(DhcpOptionCode.RequestedAddress) is { } wanted && wanted != binding.Address)
        {
            return exchange.Refuse($"the client wants {wanted}, the port has {binding.Address}");
        }

        return request.ClientAddress != Ipv4Address.Any && request.ClientAddress != binding.Address
            ? exchange.Refuse($"the client has {request.ClientAddress}, the port has {binding.Address}")
            : exchange.Grant(DhcpMessageType.Ack);
    }

    private static DhcpDecision Decline(DhcpExchange exchange)
    {
        var address = exchange.Option(DhcpOptionCode.RequestedAddress) ?? exchange.Binding.Address;
        return new DhcpDecision(null, $"the client declined {address}: it found the address in use by somebody else", LogLevel.Warning);
    }

    private static DhcpDecision Inform(DhcpExchange exchange) => exchange.IsFromPort
        ? exchange.Inform()
        : DhcpDecision.Ignore($"the client {exchange.Request.ClientMac} is not the port's {exchange.Binding.Mac}");
}
