using Vlcp.Events.Connections;

namespace Vlcp.Storage.ZooKeeper.Tests.Client;

public sealed class ZooKeeperUrlTests
{
    [Fact]
    public void A_url_names_servers_chroot_and_user()
    {
        var url = ZooKeeperUrl.Parse("zk://vl%40cp:p%3Ass@a,b.example.net:2182,[fe80::1]:2183/vlcp/lab/");
        Assert.Equal(["a:2181", "b.example.net:2182", "fe80::1:2183"], url.Servers.Select(server => $"{server.Host}:{server.Port}"));
        Assert.Equal(("/vlcp/lab", "vl@cp", "p:ss"), (url.Chroot, url.User, url.Password));
        Assert.Equal("zk://vl%40cp@a:2181,b.example.net:2182,[fe80::1]:2183/vlcp/lab", url.ToString());
    }

    [Fact]
    public void The_scheme_chooses_tls()
    {
        Assert.All(new[] { "zks://a", "ssl://a" }, text => Assert.Equal(ConnectionTransport.Tls, ZooKeeperUrl.Parse(text).Servers[0].Transport));
        Assert.All(new[] { "zk://a", "tcp://a", "ZooKeeper://a/" }, text => Assert.Equal(ConnectionTransport.Tcp, ZooKeeperUrl.Parse(text).Servers[0].Transport));
        Assert.Equal("", ZooKeeperUrl.Parse("zk://a/").Chroot);
    }

    [Theory]
    [InlineData("redis://a", "scheme is 'redis'")]
    [InlineData("a:2181", "scheme is ''")]
    [InlineData("zk://", "a host is empty")]
    [InlineData("zk://a,,b", "a host is empty")]
    [InlineData("zk://a:99999", "port '99999'")]
    [InlineData("zk://secret@a", "user:password")]
    [InlineData("zk://a/x//y", "is not a path of nodes")]
    [InlineData("zk://a/x/../y", "is not a path of nodes")]
    public void A_bad_url_is_refused_with_the_rule(string text, string rule)
    {
        var error = Assert.Throws<FormatException>(() => ZooKeeperUrl.Parse(text));
        Assert.Contains(rule, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", error.Message, StringComparison.Ordinal);
    }
}
