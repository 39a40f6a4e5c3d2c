using System.Text.Json;
using System.Text.Json.Nodes;
using Vlcp.Network.Model;
using Vlcp.Packets;

namespace Vlcp.Dataplane.Features.DhcpServer;

/// <summary>The free attributes of a subnet that concern its DHCP server.</summary>
internal static class SubnetDhcp
{
    private const string EnabledAttribute = "dhcp_enabled";
    private const string ServerAttribute = "dhcp_server";

    /// <summary>Whether ports of the subnet are served: yes, unless <c>dhcp_enabled</c> is false.</summary>
    public static bool IsServed(SubNet subnet)
    {
        var value = subnet.Extras.GetValueOrDefault(EnabledAttribute);
        return value?.GetValueKind() switch
        {
            null or JsonValueKind.True => true,
            JsonValueKind.False => false,

            // Requests that are not JSON carry text or numbers.
            JsonValueKind.Number or JsonValueKind.String => value.ToString().ToUpperInvariant() switch
            {
                "TRUE" or "1" => true,
                "FALSE" or "0" => false,
                _ => throw Malformed(subnet, EnabledAttribute, value, "true or false"),
            },
            _ => throw Malformed(subnet, EnabledAttribute, value, "true or false"),
        };
    }

    /// <summary>The address of the server on the subnet: its <c>dhcp_server</c>, or the general one.</summary>
    public static Ipv4Address ServerOf(SubNet subnet, Ipv4Address general) =>
        subnet.Extras.GetValueOrDefault(ServerAttribute) is not { } value ? general
        : value.GetValueKind() == JsonValueKind.String && Ipv4Address.TryParse(value.GetValue<string>(), out var own) && CanBeServer(own) ? own
        : throw Malformed(subnet, ServerAttribute, value, "the IPv4 address of one host");

    /// <summary>Whether one host can have the address.</summary>
    public static bool CanBeServer(Ipv4Address address) =>
        address != Ipv4Address.Any && address != Ipv4Address.Broadcast && !address.IsMulticast;

    private static FormatException Malformed(SubNet subnet, string attribute, JsonNode value, string rule) =>
        new($"{attribute} of subnet '{subnet.Id}' must be {rule}, not {value.ToJsonString()}");
}
