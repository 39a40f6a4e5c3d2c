using Vlcp.Hosting.Configuration;
using Xunit;

namespace Vlcp.Hosting.Tests.Configuration;

public sealed class VlcpConfParserTests
{
    [Theory]
    [InlineData("a.b = 1", "a.b", "1")]
    [InlineData("a.b=1", "a.b", "1")]
    [InlineData("a\t=\t1 # why", "a", "1")]
    [InlineData("# comment\n\n  # another\na = 1", "a", "1")]
    [InlineData("a = (1,\n  2)", "a", "[1,2]")]
    [InlineData("a = (1,\n\n# comment\n   # more\n\t2\n  )", "a", "[1,2]")]
    [InlineData("a = 'x' \\\n  'y'", "a", "\"xy\"")]
    [InlineData("a = '''x\n  y'''", "a", "\"x\\n  y\"")]
    [InlineData("a = 1\na = 2", "a", "2")]
    [InlineData("a = 1\r\nb = 2\r\n", "b", "2")]
    [InlineData("server.items = 1\nserver.get = 2", "server.items", "1")]
    [InlineData("a = 'é'", "a", "\"\\u00E9\"")]
    public void Entries_are_read(string text, string key, string json) => Assert.Equal(json, VlcpConfParser.Parse(text)[key]!.ToJsonString());

    [Theory]
    [InlineData("a", 1)]
    [InlineData("a b = 1", 1)]
    [InlineData("a-b = 1", 1)]
    [InlineData("1a = 1", 1)]
    [InlineData("_a = 1", 1)]
    [InlineData("a..b = 1", 1)]
    [InlineData("a. b = 1", 1)]
    [InlineData(" a = 1", 1)]
    [InlineData("a = ", 1)]
    [InlineData("a =\n  1", 1)]
    [InlineData("a = \\\n  1", 1)]
    [InlineData("ok = 1\na = (1,\n2)", 2)]
    [InlineData("ok = 1\na = (1,\n  2\n)", 2)]
    [InlineData("a = 1\n  2", 1)]
    [InlineData("# x\n\na = foo", 3)]
    [InlineData("a = 'x'\n  'y'", 1)]
    public void A_broken_entry_is_refused_with_its_line(string text, int line)
    {
        var failure = Assert.Throws<ConfigurationException>(() => VlcpConfParser.Parse(text, "test.conf"));
        Assert.StartsWith($"Error format in line {line} of test.conf", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_leaf_replaces_a_subtree_and_a_subtree_replaces_a_leaf()
    {
        Assert.Equal(["a"], VlcpConfParser.Parse("a.b = 1\na.c = 2\na = 3").Keys);
        Assert.Equal(["a.b"], VlcpConfParser.Parse("a = 3\na.b = 1").Keys);
    }
}
