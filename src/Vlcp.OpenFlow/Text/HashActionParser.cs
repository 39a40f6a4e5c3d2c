using Vlcp.OpenFlow.Nicira;
using Vlcp.OpenFlow.Oxm;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Text;

/// <summary>The actions that hash a packet, from text and as text.</summary>
internal static class HashActionParser
{
    private static readonly string[] Fields =
        ["eth_src", "symmetric_l4", "symmetric_l3l4", "symmetric_l3l4+udp", "nw_src", "nw_dst", "symmetric_l3"];

    private static readonly string[] MultipathAlgorithms = ["modulo_n", "hash_threshold", "hrw", "iter_hash"];

    private static readonly string[] BundleAlgorithms = ["active_backup", "hrw"];

    public static MultipathAction Multipath(string text)
    {
        // FIELDS,BASIS,ALGORITHM,LINKS,ARG,FIELD[..]
        var parts = text.Split(',').Select(p => p.Trim()).ToArray();
        return parts.Length == 6
            ? new MultipathAction(
                (HashFields)IndexIn(Fields, parts[0], "multipath"), ValueParser.Number16(parts[1], "multipath"),
                (MultipathAlgorithm)IndexIn(MultipathAlgorithms, parts[2], "multipath"),
                (ushort)(ValueParser.Number(parts[3], "multipath", ushort.MaxValue) - 1), ValueParser.Number32(parts[4], "multipath"),
                ValueParser.Subfield(parts[5]))
            : throw new FormatException($"multipath: '{text}' is not FIELDS,BASIS,ALGORITHM,LINKS,ARGUMENT,FIELD");
    }

    public static string Format(MultipathAction action) =>
        $"multipath({Name(Fields, (int)action.Fields)},{action.Basis},{Name(MultipathAlgorithms, (int)action.Algorithm)},"
        + $"{action.MaximumLink + 1},{action.Argument},{action.Destination})";

    public static BundleAction Bundle(string text, bool loads)
    {
        // FIELDS,BASIS,ALGORITHM,ofport,[FIELD[..],]members:PORT,PORT...
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var parts = (colon < 0 ? text : text[..colon]).Split(',').Select(p => p.Trim()).ToArray();
        if (colon < 0 || parts.Length != (loads ? 6 : 5))
        {
            throw new FormatException($"bundle: '{text}' is not FIELDS,BASIS,ALGORITHM,ofport{(loads ? ",FIELD" : "")},members:PORTS");
        }
        var ports = text[(colon + 1)..].Split(',', StringSplitOptions.RemoveEmptyEntries).Select(p => ValueParser.Port16(p.Trim(), "bundle"));
        return new BundleAction(
            (ushort)IndexIn(BundleAlgorithms, parts[2], "bundle"), (HashFields)IndexIn(Fields, parts[0], "bundle"),
            ValueParser.Number16(parts[1], "bundle"), ports.ToWireList(), loads ? ValueParser.Subfield(parts[4]) : (Subfield?)null);
    }

    public static string Format(BundleAction action)
    {
        var destination = action.Destination is { } field ? $"{field}," : "";
        return $"{(action.Destination is null ? "bundle" : "bundle_load")}({Name(Fields, (int)action.Fields)},{action.Basis},"
            + $"{Name(BundleAlgorithms, action.Algorithm)},ofport,{destination}members:{string.Join(',', action.Ports.Select(FieldText.Port16))})";
    }

    private static string Name(string[] names, int index) => index < names.Length ? names[index] : $"{index}";

    private static int IndexIn(string[] names, string text, string what)
    {
        var index = Array.IndexOf(names, text);
        return index >= 0 ? index : throw new FormatException($"{what}: '{text}' is none of {string.Join(", ", names)}");
    }
}
