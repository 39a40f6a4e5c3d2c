using Vlcp.Storage.ZooKeeper.Engine;

namespace Vlcp.Storage.ZooKeeper.Tests.Engine;

public sealed class KeyPathTests
{
    [Theory]
    [InlineData("a", "/vlcp/keys/a")]
    [InlineData("members.net.a.port_1", "/vlcp/keys/members./net./a./port_1")]
    [InlineData("a.", "/vlcp/keys/a./%")]
    [InlineData(".a", "/vlcp/keys/%./a")]
    [InlineData("..", "/vlcp/keys/%./%./%")]
    [InlineData("a/b%c\0", "/vlcp/keys/a%2fb%25c%00")]
    [InlineData("ä.😀", "/vlcp/keys/%c3%a4./%f0%9f%98%80")]
    public void A_key_has_one_node_from_which_it_is_found_again(string key, string path)
    {
        Assert.Equal(path, KeyPath.Of(key));
        Assert.Equal(key, string.Concat(path["/vlcp/keys/".Length..].Split('/').Select(KeyPath.PartOf)));
    }

    [Theory]
    [InlineData("a.b.", "a.b/", "a.b.")]
    [InlineData("a.b.1", "a.b.5\0", "a.b.")]
    [InlineData("a.b", "a.c", "a.")]
    [InlineData("a.b.c", "a.c", "a.")]
    [InlineData("a", "b", "")]
    [InlineData("a.b.", null, "")]
    public void A_range_is_walked_from_the_deepest_directory_that_has_all_its_keys(string start, string? end, string prefix) =>
        Assert.Equal(prefix, KeyPath.CommonPrefix(new KeyRange(start, end)));

    [Fact]
    public void Exactly_the_directories_are_walked_that_may_have_keys_of_a_range()
    {
        var range = new KeyRange("a.b.c", "a.d");
        Assert.All(new[] { "", "a.", "a.b.", "a.b.c.", "a.c." }, directory => Assert.True(KeyPath.MayHold(directory, range), directory));
        Assert.All(new[] { "a.a.", "a.b.a.", "a.d.", "b." }, directory => Assert.False(KeyPath.MayHold(directory, range), directory));
    }

    [Fact]
    public void The_directories_above_a_node_come_from_the_top() =>
        Assert.Equal(["/vlcp/keys/a.", "/vlcp/keys/a./b."], KeyPath.DirectoriesAbove(KeyPath.Of("a.b.c")));
}
