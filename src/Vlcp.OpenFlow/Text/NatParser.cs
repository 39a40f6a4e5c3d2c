using Vlcp.OpenFlow.Nicira;
using Vlcp.OpenFlow.Oxm;
using Vlcp.Packets;

namespace Vlcp.OpenFlow.Text;

/// <summary>The action <c>nat</c> from text.</summary>
internal static class NatParser
{
    public static NatAction Parse(string? text)
    {
        var nat = new NatAction(NatFlags.None);
        foreach (var part in TextTokens.Split(text ?? ""))
        {
            nat = part.Name switch
            {
                "src" => WithRange(nat with { Flags = nat.Flags | NatFlags.Source }, part.Value),
                "dst" => WithRange(nat with { Flags = nat.Flags | NatFlags.Destination }, part.Value),
                "persistent" => nat with { Flags = nat.Flags | NatFlags.Persistent },
                "hash" => nat with { Flags = nat.Flags | NatFlags.Hash },
                "random" => nat with { Flags = nat.Flags | NatFlags.Random },
                _ => throw new FormatException($"nat: '{part.Name}' is none of src, dst, persistent, hash, random"),
            };
        }
        return nat;
    }

    // ADDR[-ADDR][:PORT[-PORT]]; IPv6 addresses stand in square brackets when ports follow.
    private static NatAction WithRange(NatAction nat, string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return nat;
        }
        var isIpv6 = text.Contains('[', StringComparison.Ordinal) || text.Count(c => c == ':') > 1;
        var colon = !isIpv6 ? text.IndexOf(':', StringComparison.Ordinal) : text.LastIndexOf("]:", StringComparison.Ordinal) + 1;
        var hasPorts = isIpv6 ? colon > 0 : colon >= 0;
        nat = hasPorts ? WithPorts(nat, text[(colon + 1)..]) : nat;
        var addresses = (hasPorts ? text[..colon] : text).Replace("[", "", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal);
        if (addresses.Length == 0)
        {
            return nat;
        }
        var range = addresses.Split('-');
        return isIpv6
            ? nat with { Ipv6Min = Ipv6(range[0]), Ipv6Max = range.Length > 1 ? Ipv6(range[1]) : null }
            : nat with { Ipv4Min = Ipv4(range[0]), Ipv4Max = range.Length > 1 ? Ipv4(range[1]) : null };
    }

    private static NatAction WithPorts(NatAction nat, string text)
    {
        var range = text.Split('-');
        return nat with
        {
            PortMin = ValueParser.Number16(range[0], "nat"),
            PortMax = range.Length > 1 ? ValueParser.Number16(range[1], "nat") : null,
        };
    }

    private static Ipv4Address Ipv4(string text) => new((uint)ValueParser.Value(OxmFields.Ipv4Src, text));

    private static Ipv6Address Ipv6(string text) => new(ValueParser.Value(OxmFields.Ipv6Src, text));
}
