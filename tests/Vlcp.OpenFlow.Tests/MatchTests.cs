namespace Vlcp.OpenFlow.Tests;

public class MatchTests
{
    private static readonly Match Narrow = [OxmFields.EthType.Is(0x0800), OxmFields.Ipv4Src.Is(0x0a000001), NxmFields.Reg(5).Is(1)];

    [Fact]
    public void Order_of_conditions_does_not_matter()
    {
        Match other = [NxmFields.Reg(5).Is(1), OxmFields.Ipv4Src.Is(0x0a000001), OxmFields.EthType.Is(0x0800)];
        Assert.Equal(Narrow, other);
        Assert.Equal(Narrow.GetHashCode(), other.GetHashCode());
        Assert.NotEqual(Narrow, other.With(NxmFields.Reg(5), 2));
    }

    [Fact]
    public void A_mask_of_zero_says_nothing() => Assert.Same(Match.Any, Match.Create(NxmFields.Reg(5).Is(1, 0)));

    [Fact]
    public void A_wider_match_covers_a_narrower_one()
    {
        Match wide = [OxmFields.EthType.Is(0x0800), OxmFields.Ipv4Src.Is(Ipv4Network.Parse("10.0.0.0/8"))];
        Assert.True(wide.Covers(Narrow));
        Assert.False(Narrow.Covers(wide));
        Assert.True(Match.Any.Covers(wide));
        Assert.False(wide.Covers(Narrow.With(OxmFields.Ipv4Src, 0x0b000001)));
    }

    [Fact]
    public void Missing_prerequisites_are_named()
    {
        Assert.Empty(Narrow.MissingPrerequisites());
        Match incomplete = [OxmFields.TcpDst.Is(80)];
        Assert.Equal(["tcp_dst needs nw_proto=0x6"], incomplete.MissingPrerequisites());
    }

    [Fact]
    public void Values_that_do_not_fit_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => OxmFields.VlanVid.Is(0x2000));
        Assert.Throws<ArgumentOutOfRangeException>(() => OxmFields.InPort.Is(1, 3));
        Assert.Throws<ArgumentException>(() => Match.Create(NxmFields.Reg(1).Is(1), NxmFields.Reg(1).Is(2)));
        Assert.Throws<ArgumentOutOfRangeException>(() => NxmFields.Reg(1).Slice(30, 3));
    }

    [Fact]
    public void Every_field_is_found_by_its_names_and_headers()
    {
        foreach (var field in OxmCatalog.All)
        {
            Assert.Same(field, OxmCatalog.Find(field.Id));
            Assert.All(field.Aliases, alias => Assert.Same(field, OxmCatalog.Find(alias)));
            Assert.Same(field, OxmCatalog.Find(field.SubfieldName));
        }
    }

    [Fact]
    public void Table_names_stand_for_numbers_in_golden_files()
    {
        var flow = new FlowEntry(5, 3, [NxmFields.Reg(5).Is(1)], [new GotoTableInstruction(9)]) { Cookie = 3 };
        var names = new Dictionary<byte, string> { [5] = "l2output", [9] = "egress" };
        Assert.Equal("cookie=0x3, table=l2output, priority=3,reg5=0x1 actions=goto_table:egress", FlowText.Format(flow, names));
    }
}
