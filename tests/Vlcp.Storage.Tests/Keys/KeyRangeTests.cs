using System.Text;

namespace Vlcp.Storage.Tests.Keys;

public sealed class KeyRangeTests
{
    [Fact]
    public void The_order_of_keys_is_the_order_of_their_bytes()
    {
        string[] keys = ["", "a", "a\0", "ab", "b", "\u0080", "\u07FF", "\u0800", "\uD7FF", "\uE000", "\uFFFF", "\U00010000", "\U0010FFFF", "\U0010FFFFx"];
        foreach (var x in keys)
        {
            foreach (var y in keys)
            {
                var bytes = Encoding.UTF8.GetBytes(x).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(y));
                Assert.Equal(Math.Sign(bytes), Math.Sign(KeyOrder.Compare(x, y)));
            }
        }
    }

    [Theory]
    [InlineData("a.", "a/")]
    [InlineData("\uD7FF", "\uE000")]
    [InlineData("x\uFFFF", "x\U00010000")]
    [InlineData("x\U0010FFFF", "y")]
    [InlineData("\U0010FFFF", null)]
    [InlineData("", null)]
    public void A_prefix_ends_before_its_successor(string prefix, string? end) => Assert.Equal(end, KeyRange.Prefix(prefix).End);

    [Fact]
    public void A_range_holds_another_when_both_its_ends_are_outside()
    {
        Assert.True(KeyRange.Prefix("a").Contains(KeyRange.Prefix("a.b")));
        Assert.True(KeyRange.All.Contains(new KeyRange("x", null)));
        Assert.False(KeyRange.Prefix("a").Contains(new KeyRange("a", null)));
        Assert.False(KeyRange.Prefix("a.b").Contains(KeyRange.Prefix("a")));
        Assert.True(new KeyRange("b", "a").IsEmpty);
    }
}
