using Vlcp.Events.Connections;

namespace Vlcp.Ovsdb.Tests;

public sealed class ConnectionUrlTests
{
    [Theory]
    [InlineData("tcp://127.0.0.1:6653", "tcp://127.0.0.1:6653")]
    [InlineData("tcp://127.0.0.1:6653/", "tcp://127.0.0.1:6653")]
    [InlineData("TCP://switch", "tcp://switch:6640")]
    [InlineData("tcp://switch:0", "tcp://switch:6640")]
    [InlineData("switch", "tcp://switch:6640")]
    [InlineData("switch:1", "tcp://switch:1")]
    [InlineData("//switch:1", "tcp://switch:1")]
    [InlineData("ssl://user@switch/path?query", "ssl://switch:6640")]
    [InlineData("tcp://[::1]:80", "tcp://[::1]:80")]
    [InlineData("tcp:[fe80::1]", "tcp://[fe80::1]:6640")]
    [InlineData("tcp:10.0.0.1", "tcp://10.0.0.1:6640")]
    [InlineData("ssl:10.0.0.1:99", "ssl://10.0.0.1:99")]
    [InlineData("ptcp:", "ptcp://:6640")]
    [InlineData("ptcp:99", "ptcp://:99")]
    [InlineData("ptcp:0:127.0.0.1", "ptcp://127.0.0.1:0")]
    [InlineData("pssl:99:[::1]", "pssl://[::1]:99")]
    [InlineData("ltcp://0.0.0.0", "ptcp://0.0.0.0:6640")]
    [InlineData("lssl://:1", "pssl://:1")]
    [InlineData("tcp:///", "tcp://:6640")]
    [InlineData("unix:/run/a.sock", "unix:///run/a.sock")]
    [InlineData("unix:///run/a.sock", "unix:///run/a.sock")]
    [InlineData("unix://run/a.sock", "unix:///run/a.sock")]
    [InlineData("punix:/run/a.sock", "punix:///run/a.sock")]
    [InlineData("lunix:///run/a.sock", "punix:///run/a.sock")]
    public void Both_spellings_are_read(string text, string canonical)
    {
        var url = ConnectionUrl.Parse(text, 6640);
        Assert.Equal(canonical, url.ToString());
        Assert.Equal(url, ConnectionUrl.Parse(canonical, 6640));
    }

    [Theory]
    [InlineData("tcp://127.0.0.1:0/", "ptcp://127.0.0.1:0")]
    [InlineData("tcp:127.0.0.1", "ptcp://127.0.0.1:6640")]
    [InlineData("ptcp:0:127.0.0.1", "ptcp://127.0.0.1:0")]
    [InlineData("unix:/run/a.sock", "punix:///run/a.sock")]
    public void A_place_to_listen_at_may_have_any_free_port(string text, string canonical) =>
        Assert.Equal(canonical, ConnectionUrl.ParseListener(text, 6640).ToString());

    [Theory]
    [InlineData("", "empty")]
    [InlineData("udp://a", "scheme 'udp'")]
    [InlineData("dunix:///a", "scheme 'dunix'")]
    [InlineData("tcp://a:65536", "port '65536'")]
    [InlineData("tcp://a:-1", "port '-1'")]
    [InlineData("ptcp:x", "port 'x'")]
    [InlineData("'unix:/run/a.sock'", "host ''unix'")]
    [InlineData("tcp://a b:1", "host 'a b'")]
    [InlineData("tcp://::1", "port ':1'")]
    [InlineData("tcp://[::1", "IPv6")]
    [InlineData("unix:db.sock", "absolute")]
    [InlineData("unix://", "absolute")]
    public void What_is_wrong_is_named(string text, string rule)
    {
        var error = Assert.Throws<FormatException>(() => ConnectionUrl.Parse(text, 6640));
        Assert.StartsWith($"'{text}' is not a connection URL: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(rule, error.Message, StringComparison.Ordinal);
    }
}
