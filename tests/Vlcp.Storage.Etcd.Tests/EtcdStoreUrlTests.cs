namespace Vlcp.Storage.Etcd.Tests;

public sealed class EtcdStoreUrlTests
{
    [Fact]
    public void A_url_names_members_user_prefix_and_options()
    {
        var url = EtcdStoreUrl.Parse("etcds://op%40x:s%2Fcret@a,b:2380,[::1]:77/nets/prod?timeout=2.5&operations=4096&ca=%2Fca.pem&cert=c.pem&key=k.pem");
        Assert.Equal(["https://a:2379/", "https://b:2380/", "https://[::1]:77/"], url.Endpoints.Select(endpoint => endpoint.AbsoluteUri));
        Assert.Equal(("op@x", "s/cret", "/nets/prod"), (url.User, url.Password, url.Prefix));
        Assert.Equal((TimeSpan.FromSeconds(2.5), 4096, "/ca.pem", "c.pem", "k.pem"), (url.Timeout, url.MaxOperations, url.Authorities, url.Certificate, url.PrivateKey));
        Assert.Equal("etcds://op@x@a:2379,b:2380,[::1]:77/nets/prod", url.ToString());
    }

    [Fact]
    public void Without_more_than_a_host_the_usual_port_and_prefix_are_meant()
    {
        var url = EtcdStoreUrl.Parse("etcd://db");
        Assert.Equal(("http://db:2379/", "/vlcp", null), (url.Endpoints.Single().AbsoluteUri, url.Prefix, url.User));
    }

    [Theory]
    [InlineData("redis://a", "etcd://")]
    [InlineData("etcd://", "no HOST")]
    [InlineData("etcd://user:secret@", "no HOST")]
    [InlineData("etcd://a,,b", "no HOST")]
    [InlineData("etcd://a:99999", "a:99999")]
    [InlineData("etcd://user:secret@a?timeout=soon", "timeout=soon")]
    [InlineData("etcd://user:secret@a?speed=1", "no option 'speed'")]
    public void What_is_wrong_with_a_url_is_named_without_the_password(string text, string says)
    {
        var error = Assert.Throws<FormatException>(() => EtcdStoreUrl.Parse(text));
        Assert.Contains(says, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", error.Message, StringComparison.Ordinal);
    }
}
