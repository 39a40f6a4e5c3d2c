using System.Text.Json.Serialization;

namespace Vlcp.Network.Model;

/// <summary>A DHCP option that a network, subnet or port adds, replaces or suppresses (<c>extra_dhcp_options</c>). It is stored as
/// <c>[tag, "hexadecimal value"]</c>.</summary>
/// <param name="Tag">Option number, 1 to 254 (RFC 2132).</param>
/// <param name="Value">The option's bytes in lower-case hexadecimal; null suppresses the option that would be sent otherwise.</param>
[JsonConverter(typeof(ExtraDhcpOptionConverter))]
public readonly record struct ExtraDhcpOption(byte Tag, string? Value)
{
    /// <summary>The option's bytes; empty when it is suppressed.</summary>
    public byte[] ToBytes() => Value is null ? [] : Convert.FromHexString(Value);
}
