namespace Vlcp.OpenFlow.Tests;

/// <summary>Every field in a match, with what it needs beside it.</summary>
internal static class FieldPrintSamples
{
    private static readonly HashSet<string> NotKnown = ["in_phy_port", "pbb_isid", "ipv6_exthdr", "pbb_uca", "nw_tos"];

    public static IEnumerable<PrintSample> All => [.. OxmCatalog.All.Select(Sample), TunnelMetadata];

    // What they are called depends on the switch's table of options, which ovs-ofctl does not have at hand.
    private static PrintSample TunnelMetadata => new(
        "field", "tun_metadata0 to tun_metadata63", FlowMod.Add(new FlowEntry(3, 7, [NxmFields.TunnelMetadata(0, 4).Is(5), NxmFields.TunnelMetadata(63, 8).Is(6)], []))) { From = OpenFlowVersion.V13 };

    private static PrintSample Sample(OxmField field)
    {
        var match = MatchOf(field);
        var flow = new FlowEntry(3, 7, match, []) { Cookie = 9 };
        var mod = FlowMod.Add(flow);
        var name = field == NxmFields.InPort16 ? "in_port (16 bits)" : field.Name;
        return NotKnown.Contains(field.Name) ? new PrintSample("field", name, mod)
            : new PrintSample("field", name, mod, ExpectedOf(field, match)) { From = OpenFlowVersion.V13 };
    }

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
