namespace Vlcp.Packets.Tests;

public sealed class AddressTests
{
    [Theory]
    [InlineData("00:16:3e:ab:cd:ef", "00:16:3e:ab:cd:ef")]
    [InlineData("00-16-3E-AB-CD-EF", "00:16:3e:ab:cd:ef")]
    public void Mac_address_accepts_both_separators(string text, string canonical) =>
        Assert.Equal(canonical, MacAddress.Parse(text).ToString());

    [Theory]
    [InlineData("")]
    [InlineData("00:16:3e:ab:cd")]
    [InlineData("00:16-3e:ab:cd:ef")]
    [InlineData("00:16:3e:ab:cd:e")]
    [InlineData("00:16:3e:ab:cd:eg")]
    [InlineData("00163eabcdef")]
    public void Other_text_is_no_mac_address(string text)
    {
        Assert.False(MacAddress.TryParse(text, out _));
        Assert.Throws<FormatException>(() => MacAddress.Parse(text));
    }

    [Fact]
    public void Mac_address_knows_its_kind()
    {
        Assert.True(MacAddress.Broadcast is { IsBroadcast: true, IsMulticast: true });
        Assert.False(MacAddress.Parse("00:16:3e:00:00:01").IsMulticast);
        Assert.True(MacAddress.Parse("02:00:00:00:00:00").IsLocal);
        Assert.True(MacAddress.Zero < MacAddress.Broadcast);
    }

    [Theory]
    [InlineData("10.0.0.1", 0x0a000001u)]
    [InlineData("255.255.255.255", uint.MaxValue)]
    public void Ipv4_address_is_a_number(string text, uint value)
    {
        Assert.Equal(value, Ipv4Address.Parse(text).Value);
        Assert.Equal(text, new Ipv4Address(value).ToString());
    }

    [Theory]
    [InlineData("10.0.0")]
    [InlineData("10.0.0.256")]
    [InlineData("10.0.0.01")]
    [InlineData("10.0.0.1.")]
    [InlineData(" 10.0.0.1")]
    [InlineData("10.0.0.+1")]
    public void Other_text_is_no_ipv4_address(string text) => Assert.False(Ipv4Address.TryParse(text, out _));

    [Fact]
    public void Network_has_mask_and_limits()
    {
        var network = Ipv4Network.Parse("192.168.1.77/24");

        Assert.Equal("192.168.1.0/24", network.ToString());
        Assert.Equal(("255.255.255.0", "192.168.1.255"), (network.Mask.ToString(), network.Broadcast.ToString()));
        Assert.True(network.Contains(Ipv4Address.Parse("192.168.1.9")));
        Assert.False(network.Contains(Ipv4Address.Parse("192.168.2.9")));
        Assert.True(Ipv4Network.Parse("0.0.0.0/0").Contains(network));
        Assert.Equal(1L << 32, Ipv4Network.Parse("0.0.0.0/0").Count);
        Assert.False(Ipv4Network.TryParse("10.0.0.0/33", out _));
        Assert.False(Ipv4Network.TryParse("10.0.0.0", out _));
    }

    [Theory]
    [InlineData("::", "::")]
    [InlineData("::1", "::1")]
    [InlineData("2001:DB8:0:0:8:800:200C:417A", "2001:db8::8:800:200c:417a")]
    [InlineData("1:0:0:2:0:0:0:3", "1:0:0:2::3")]
    [InlineData("fe80::", "fe80::")]
    [InlineData("::ffff:10.0.0.1", "::ffff:a00:1")]
    [InlineData("1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7:8")]
    [InlineData("1:0:2:3:4:5:6:7", "1:0:2:3:4:5:6:7")]
    public void Ipv6_address_prints_its_canonical_form(string text, string canonical) =>
        Assert.Equal(canonical, Ipv6Address.Parse(text).ToString());

    [Theory]
    [InlineData("")]
    [InlineData(":")]
    [InlineData("1::2::3")]
    [InlineData("1:2:3:4:5:6:7")]
    [InlineData("1:2:3:4:5:6:7:8:9")]
    [InlineData("1:2:3:4:5:6:7::8:9")]
    [InlineData("12345::")]
    [InlineData("::g")]
    [InlineData("10.0.0.1::")]
    [InlineData(":::")]
    public void Other_text_is_no_ipv6_address(string text) => Assert.False(Ipv6Address.TryParse(text, out _));
}
