using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Vlcp.Hosting.Modules;
using Vlcp.Network.Model;
using Vlcp.Packets;

namespace Vlcp.Network.Requests;

/// <summary>Readers of the values that network objects are made of. Each throws <see cref="ApiException"/> with the rule.</summary>
internal static class NetworkValues
{
    public static Ipv4Address AsIpv4Address(this ApiValue value) =>
        Ipv4Address.TryParse(value.AsString(), out var address) ? address : throw value.Error("must be an IPv4 address such as 10.0.0.1");

    public static MacAddress AsMacAddress(this ApiValue value)
    {
        if (!MacAddress.TryParse(value.AsString(), out var address))
        {
            throw value.Error("must be a MAC address such as 02:00:00:00:00:01");
        }

        return address.IsMulticast || address == MacAddress.Zero
            ? throw value.Error("must be the MAC address of one station: neither zero nor multicast")
            : address;
    }

    /// <summary>Reads "address/prefix"; bits after the prefix are cleared.</summary>
    public static Ipv4Network AsCidr(this ApiValue value) =>
        Ipv4Network.TryParse(value.AsString(), out var network) ? network : throw value.Error("must be an IPv4 network such as 10.0.0.0/24");

    /// <summary>Reads "address/prefix" or a lone address, which means a network of one address.</summary>
    public static Ipv4Network AsRouteDestination(this ApiValue value) =>
        Ipv4Address.TryParse(value.AsString(), out var host) ? new Ipv4Network(host, 32) : value.AsCidr();

    public static ImmutableArray<Ipv4Address> AsIpv4Addresses(this ApiValue value) =>
        [.. value.AsListOrOne().Select(element => element.AsIpv4Address())];

    /// <summary>Reads a list of [destination, next hop].</summary>
    public static ImmutableArray<HostRoute> AsRoutes(this ApiValue value) => [.. value.AsList().Select(AsRoute)];

    /// <summary>Reads a list of [first, last], both included, ascending and disjoint.</summary>
    public static ImmutableArray<NumberRange> AsNumberRanges(this ApiValue value, int largest)
    {
        var ranges = ImmutableArray.CreateBuilder<NumberRange>();
        foreach (var element in value.AsList())
        {
            var (first, last) = element.AsPair();
            var range = new NumberRange(first.AsInt32(1, largest), last.AsInt32(1, largest));
            if (range.First > range.Last)
            {
                throw element.Error("must be a range [first, last] whose first number is not above its last");
            }

            if (ranges.Count > 0 && ranges[^1].Last >= range.First)
            {
                throw element.Error($"must begin after the range before it, which ends at {ranges[^1].Last}: ranges are ascending and do not overlap");
            }

            ranges.Add(range);
        }

        return ranges.ToImmutable();
    }

    /// <summary>Reads a time in seconds, as number or text, or "infinite".</summary>
    public static LeaseTime AsLeaseTime(this ApiValue value) =>
        value.Node is JsonValue node && node.TryGetValue<string>(out var text) && text == LeaseTime.InfiniteText
            ? LeaseTime.Infinite
            : TryReadSeconds(value) is { } seconds
                ? new(seconds)
                : throw value.Error("must be a number of seconds from 1 to 4294967294, or \"infinite\"");

    public static (ApiValue First, ApiValue Second) AsPair(this ApiValue value) =>
        value.Node is JsonArray { Count: 2 } ? (value.At("0"), value.At("1")) : throw value.Error("must be a list of two");

    /// <summary>Reads a list; one value alone stands for a list of one.</summary>
    public static IReadOnlyList<ApiValue> AsListOrOne(this ApiValue value) => value.Node is JsonArray ? value.AsList() : [value];

    private static HostRoute AsRoute(ApiValue value)
    {
        var (destination, nextHop) = value.AsPair();
        return new(destination.AsRouteDestination(), nextHop.AsIpv4Address());
    }

    private static uint? TryReadSeconds(ApiValue value)
    {
        try
        {
            return (uint)value.AsInt64AcceptingText(1, uint.MaxValue - 1L);
        }
        catch (ApiException)
        {
            return null;
        }
    }
}
