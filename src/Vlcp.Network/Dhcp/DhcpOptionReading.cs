using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;
using Vlcp.Hosting.Modules;
using Vlcp.Network.Model;
using Vlcp.Network.Requests;
using Vlcp.Packets;

namespace Vlcp.Network.Dhcp;

/// <summary>Reads <c>extra_dhcp_options</c>: a list of [tag, value] where the tag is a number or a name such as
/// <c>OPTION_MTU</c>, and the value is written as the option wants it; null suppresses the option.</summary>
internal static class DhcpOptionReading
{
    private const int LongestValue = 255;

    /// <summary>Reads the list; of two entries for one option the request is refused.</summary>
    public static ImmutableArray<ExtraDhcpOption> AsDhcpOptions(this ApiValue value)
    {
        var options = ImmutableArray.CreateBuilder<ExtraDhcpOption>();
        var tags = new HashSet<byte>();
        foreach (var element in value.AsList())
        {
            var option = Read(element);
            options.Add(tags.Add(option.Tag) ? option : throw element.Error($"must not set option {option.Tag} again"));
        }

        return options.ToImmutable();
    }

    private static ExtraDhcpOption Read(ApiValue element)
    {
        var (name, value) = element.AsPair();
        var tag = ReadTag(name);
        var format = DhcpOptionTable.FormatOf(tag);
        if (format == DhcpOptionFormat.ServerOnly)
        {
            throw name.Error("must not be an option that only the DHCP server sets (52, 53 and 55)");
        }

        if (value.Node is null)
        {
            return new(tag, null);
        }

        var bytes = Encode(format, value);
        return bytes.Length is > 0 and <= LongestValue
            ? new(tag, Convert.ToHexStringLower(bytes))
            : throw value.Error($"must have 1 to {LongestValue} bytes as a DHCP option");
    }

    private static byte ReadTag(ApiValue name)
    {
        if (name.Node is JsonValue node && node.TryGetValue<string>(out var text) && DhcpOptionTable.TryGetTag(text, out var tag))
        {
            return tag;
        }

        try
        {
            return (byte)name.AsInt32AcceptingText(1, 254);
        }
        catch (ApiException)
        {
            throw name.Error("must be a DHCP option: a number from 1 to 254 or a name such as \"OPTION_MTU\"");
        }
    }

    private static byte[] Encode(DhcpOptionFormat format, ApiValue value) => format switch
    {
        DhcpOptionFormat.Address => Encode(value.AsIpv4Address()),
        DhcpOptionFormat.Addresses => [.. value.AsIpv4Addresses().SelectMany(Encode)],
        DhcpOptionFormat.Seconds => Encode(value.AsLeaseTime().Seconds),
        DhcpOptionFormat.Number16 => [.. Encode((uint)value.AsInt32AcceptingText(0, ushort.MaxValue)).AsSpan(2)],
        DhcpOptionFormat.ClasslessRoutes => [.. value.AsRoutes().SelectMany(Encode)],
        _ => value.Node is JsonArray
            ? [.. value.AsList().Select(element => (byte)element.AsInt32(0, byte.MaxValue))]
            : Encoding.UTF8.GetBytes(value.AsString()),
    };

    private static byte[] Encode(Ipv4Address address) => Encode(address.Value);

    private static byte[] Encode(uint number)
    {
        var bytes = new byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, number);
        return bytes;
    }

    // RFC 3442: prefix length, the bytes of the destination that the prefix reaches, the router.
    private static IEnumerable<byte> Encode(HostRoute route)
    {
        var length = route.Destination.PrefixLength;
        return [(byte)length, .. Encode(route.Destination.Address).Take((length + 7) / 8), .. Encode(route.NextHop)];
    }
}
