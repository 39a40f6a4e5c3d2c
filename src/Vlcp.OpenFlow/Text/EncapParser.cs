using System.Globalization;
using Vlcp.OpenFlow.Nicira;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Text;

/// <summary>The actions <c>encap</c> and <c>decap</c> from text and as text.</summary>
internal static class EncapParser
{
    private const uint Ethernet = 0;
    private const uint Nsh = 0x1894f;
    private const uint Mpls = 0x18847;
    private const uint MplsMulticast = 0x18848;

    public static EncapAction Encap(string text)
    {
        var token = TextTokens.Split(text).FirstOrDefault();
        var type = token.Name switch
        {
            "ethernet" => Ethernet,
            "nsh" => Nsh,
            "mpls" => Mpls,
            "mpls_mc" => MplsMulticast,
            _ => throw new FormatException($"encap: '{token.Name}' is none of ethernet, nsh, mpls, mpls_mc"),
        };
        return new EncapAction(type, TextTokens.Split(token.Value ?? "").Select(Property).ToWireList());
    }

    public static string Format(EncapAction encap)
    {
        var name = encap.PacketType switch
        {
            Ethernet => "ethernet",
            Nsh => "nsh",
            Mpls => "mpls",
            MplsMulticast => "mpls_mc",
            _ => string.Create(CultureInfo.InvariantCulture, $"packet_type=({encap.PacketType >> 16},0x{encap.PacketType & 0xffff:x})"),
        };
        var properties = string.Join(',', encap.Properties.Select(Format));
        return properties.Length == 0 ? $"encap({name})" : $"encap({name}({properties}))";
    }

    public static DecapAction Decap(string text)
    {
        const string Prefix = "packet_type";
        var token = TextTokens.Split(text).FirstOrDefault();
        return token.Name is null ? new DecapAction()
            : token.Name == Prefix ? new DecapAction((uint)FlagParser.PacketType(token.Needed.Replace("ns=", "", StringComparison.Ordinal).Replace("type=", "", StringComparison.Ordinal)))
            : throw new FormatException($"decap: '{token.Name}' is not packet_type");
    }

    public static string Format(DecapAction decap) => decap.PacketType == DecapAction.NextProtocol
        ? "decap()"
        : string.Create(CultureInfo.InvariantCulture, $"decap(packet_type(ns={decap.PacketType >> 16},type=0x{decap.PacketType & 0xffff:x}))");

    private static EncapProperty Property(TextToken token)
    {
        switch (token.Name)
        {
            case "md_type":
                return new EncapProperty(
                    EncapProperty.NshClass, EncapProperty.NshMetadataType, [ValueParser.Number8(token.Needed, token.Name), 0, 0, 0]);
            case "tlv":
                var parts = token.Needed.Split(',');
                if (parts.Length != 3)
                {
                    throw new FormatException($"encap: tlv '{token.Needed}' is not CLASS,TYPE,DATA");
                }
                var (tlvClass, type) = (ValueParser.Number16(parts[0], "tlv"), ValueParser.Number8(parts[1], "tlv"));
                var data = Convert.FromHexString(parts[2].StartsWith("0x", StringComparison.Ordinal) ? parts[2][2..] : parts[2]);
                return new EncapProperty(
                    EncapProperty.NshClass, EncapProperty.NshTlvType,
                    [(byte)(tlvClass >> 8), (byte)tlvClass, type, (byte)data.Length, .. data]);
            default:
                throw new FormatException($"encap: '{token.Name}' is neither md_type nor tlv");
        }
    }

    private static string Format(EncapProperty property)
    {
        var content = property.Content;
        if (property is { Class: EncapProperty.NshClass, Type: EncapProperty.NshMetadataType } && content.Length > 0)
        {
            return string.Create(CultureInfo.InvariantCulture, $"md_type={content[0]}");
        }
        return property is { Class: EncapProperty.NshClass, Type: EncapProperty.NshTlvType } && content.Length >= 4
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"tlv(0x{content[0] << 8 | content[1]:x4},{content[2]},0x{Convert.ToHexStringLower(content.Span[4..])})")
            : $"class={property.Class},type={property.Type}";
    }
}
