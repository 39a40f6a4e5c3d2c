namespace Vlcp.OpenFlow.Tests;

/// <summary>Every field in a match, with what it needs beside it.</summary>
internal static class FieldPrintSamples
{
    public const string InPort16 = "in_port (16 bits)";
    public const string TunnelMetadataName = "tun_metadata0 to tun_metadata63";

    private static readonly HashSet<string> NotKnown = ["in_phy_port", "pbb_isid", "ipv6_exthdr", "pbb_uca"];

    public static IEnumerable<PrintSample> All => [.. OxmCatalog.All.SelectMany(Samples), .. TunnelMetadata];

    private static PrintSample[] TunnelMetadata =>
        Both(TunnelMetadataName, FlowMod.Add(new FlowEntry(3, 7, [NxmFields.TunnelMetadata(0, 4).Is(5), NxmFields.TunnelMetadata(63, 8).Is(6)], [])), "tun_metadata0=0x5", "tun_metadata63=0x6");

    private static PrintSample[] Samples(OxmField field)
    {
        var match = MatchOf(field);
        var mod = FlowMod.Add(new FlowEntry(3, 7, match, []) { Cookie = 9 });
        return Both(field == NxmFields.InPort16 ? InPort16 : field.Name, mod, NotKnown.Contains(field.Name) ? [] : [ExpectedOf(field, match)]);
    }

    // 1.0 has most fields only in Nicira's messages.
    private static PrintSample[] Both(string name, FlowMod mod, params string[] expected) =>
    [
        new PrintSample("field", name, new NiciraFlowMod(mod), expected) { To = OpenFlowVersion.V10 },
        new PrintSample("field", name, mod, expected) { From = OpenFlowVersion.V13 },
    ];

    // Of some protocols ovs-ofctl has other names, or another order.
    private static string ExpectedOf(OxmField field, Match match)
    {
        var name = field.Name.Replace("tun_gtpu", "gtpu", StringComparison.Ordinal);
        return name.StartsWith("gtpu", StringComparison.Ordinal) || name.StartsWith("tun_erspan", StringComparison.Ordinal)
            || name.StartsWith("nsh_", StringComparison.Ordinal)
            ? $"{name}={FieldText.Condition(match[field]!.Value)}"
            : MatchText.Format(match);
    }

    /// <summary>A match on the field with what it needs beside it.</summary>
    public static Match MatchOf(OxmField field)
    {
        var match = Match.Create(field == NxmFields.TunnelFlags ? field.Is(1, 1) : field.Is(ValueOf(field)));
        for (var missing = true; missing;)
        {
            missing = false;
            foreach (var needed in match.SelectMany(c => c.Field.Prerequisites).Where(any => !any.Any(n => match[n.Field] is { } has && n.Covers(has))).ToList())
            {
                match = match.With(needed[0]);
                missing = true;
            }
        }
        match = field.Name switch
        {
            "tun_erspan_idx" => match.With(NxmFields.TunnelErspanVersion, 1),
            "tun_erspan_dir" or "tun_erspan_hwid" => match.With(NxmFields.TunnelErspanVersion, 2),
            "nsh_c1" or "nsh_c2" or "nsh_c3" or "nsh_c4" => match.With(NxmFields.NshMetadataType, 1),
            _ => match,
        };
        return field.Name.StartsWith("ct_", StringComparison.Ordinal) && field.Name is not ("ct_state" or "ct_mark" or "ct_label" or "ct_zone")
            ? WithTrackedConnection(match, field)
            : match;
    }

    private static Match WithTrackedConnection(Match match, OxmField field)
    {
        match = match.With(NxmFields.CtState.Is(0x22, 0x22)).With(OxmFields.EthType, field.Format == OxmFormat.Ipv6 ? 0x86ddu : 0x0800u);
        return field.Name.StartsWith("ct_tp", StringComparison.Ordinal) ? match.With(NxmFields.CtIpProto, 6) : match;
    }

    private static UInt128 ValueOf(OxmField field) => field.Name switch
    {
        "eth_type" => 0x88cc,
        "vlan_vid" => 0x1064,
        "vlan_tci" => 0x7064,
        "ip_frag" => 3,
        "nw_tos" => 0x10,
        "ct_state" => 0x21,
        "packet_type" => 0x1894f,
        "tun_flags" => 1,
        _ => 1,
    };
}
