using System.Globalization;
using System.Text;
using Vlcp.OpenFlow.Nicira;

namespace Vlcp.OpenFlow.Text;

/// <summary>Address translation as ovs-ofctl prints it.</summary>
internal static class NatText
{
    public static string Format(NatAction nat)
    {
        if ((nat.Flags & (NatFlags.Source | NatFlags.Destination)) == 0)
        {
            return "nat";
        }
        var text = new StringBuilder("nat(").Append(nat.Flags.HasFlag(NatFlags.Source) ? "src" : "dst");
        AppendRange(text, nat);
        foreach (var (flag, name) in new[] { (NatFlags.Persistent, "persistent"), (NatFlags.Hash, "hash"), (NatFlags.Random, "random") })
        {
            if (nat.Flags.HasFlag(flag))
            {
                text.Append(',').Append(name);
            }
        }
        return text.Append(')').ToString();
    }

    private static void AppendRange(StringBuilder text, NatAction nat)
    {
        if (nat.Ipv4Min is { } ipv4)
        {
            text.Append('=').Append(ipv4);
            AppendLast(text, nat.Ipv4Max);
        }
        else if (nat.Ipv6Min is { } ipv6)
        {
            // Brackets keep the port apart from the address.
            text.Append('=').Append(nat.PortMin is null ? $"{ipv6}" : $"[{ipv6}]");
            if (nat.Ipv6Max is { } last)
            {
                text.Append('-').Append(nat.PortMin is null ? $"{last}" : $"[{last}]");
            }
        }
        if (nat.PortMin is { } port)
        {
            text.Append(nat.Ipv4Min is null && nat.Ipv6Min is null ? "=:" : ":").Append(CultureInfo.InvariantCulture, $"{port}");
            AppendLast(text, nat.PortMax);
        }
    }

    private static void AppendLast<T>(StringBuilder text, T? last)
        where T : struct
    {
        if (last is { } value)
        {
            text.Append(CultureInfo.InvariantCulture, $"-{value}");
        }
    }
}
