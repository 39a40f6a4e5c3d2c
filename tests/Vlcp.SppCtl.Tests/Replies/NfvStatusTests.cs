using System.Buffers;
using System.Text;
using System.Text.Json;
using Vlcp.SppCtl.Commands;
using Vlcp.SppCtl.Processes;
using Vlcp.SppCtl.Replies;
using Vlcp.SppCtl.Tests.Support;
using Vlcp.SppCtl.Wire;

namespace Vlcp.SppCtl.Tests.Replies;

public sealed class NfvStatusTests
{
    [Fact]
    public void Lines_of_the_first_generation_are_read_with_every_kind_of_port()
    {
        const string Text =
            "Client ID 2 Running\nclinet_id:2\nport_id:0,on,PHY,outport:2\nport_id:1,on,RING(0),outport:none\n"
            + "port_id:2,on,VHOST(3),outport:0\nport_id:3,on,PCAP(0),outport:none\nport_id:4,on,NULLPMD(1),outport:none\nport_id:5,on,UDF,outport:0\n";
        Expect(
            Text,
            """
            {"client-id": 2, "status": "Running", "ports": ["phy:0", "ring:0", "vhost:3", "pcap:0", "nullpmd:1"],
             "patches": [{"src": "phy:0", "dst": "vhost:3"}, {"src": "vhost:3", "dst": "phy:0"}]}
            """,
            NfvDialect.TwoWords);
    }

    [Theory]
    [InlineData("status: idling\nports: 'phy:0-null,ring:0-vhost:1'\n")]
    [InlineData("status: idling\nports: phy:0-null,ring:0-vhost:1\n")]
    public void Pairs_of_the_second_generation_are_read_with_and_without_quotation_marks(string text) => Expect(
        text,
        """{"client-id": 7, "status": "Idle", "ports": ["phy:0", "ring:0"], "patches": [{"src": "ring:0", "dst": "vhost:1"}]}""",
        NfvDialect.TwoWords);

    [Theory]
    [InlineData("status: running\nports: ''\n")]
    [InlineData("""{"status":"running","ports":[]}""")]
    public void A_process_without_ports_has_empty_lists(string text) =>
        Expect(text, """{"client-id": 7, "status": "Running", "ports": [], "patches": []}""", NfvDialect.TwoWords);

    [Fact]
    public void JSON_with_pairs_is_read() => Expect(
        """{"status":"idling","ports":[{"src":"phy:0","dst":"null"},{"src":"ring:0","dst":"phy:0"}]}""",
        """{"client-id": 7, "status": "Idle", "ports": ["phy:0", "ring:0"], "patches": [{"src": "ring:0", "dst": "phy:0"}]}""",
        NfvDialect.TwoWords);

    [Fact]
    public void JSON_of_the_last_generation_is_read() => Expect(
        """{"client-id":3,"status":"waiting","master-lcore":1,"lcores":[1,2],"ports":["phy:0 nq 1"],"patches":[{"src":"phy:0 nq 1","dst":"phy:0 nq 1"}]}""",
        """
        {"client-id": 3, "status": "waiting", "master-lcore": 1, "lcores": [1, 2], "ports": ["phy:0 nq 1"],
         "patches": [{"src": "phy:0 nq 1", "dst": "phy:0 nq 1"}]}
        """,
        NfvDialect.OneWord);

    [Theory]
    [InlineData("hello")]
    [InlineData("""{"result":"success"}""")]
    [InlineData("[]")]
    public void Anything_else_is_no_status(string text) => Assert.Null(NfvStatus.Read(Reply(text)));

    private static void Expect(string text, string expected, NfvDialect dialect)
    {
        var status = NfvStatus.Read(Reply(text));
        Assert.NotNull(status);
        Assert.Equal(dialect, status.Dialect);
        var body = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(body))
        {
            status.Write(json, new ProcessIdentity(ProcessKind.Nfv, 7));
        }

        Json.Equal(expected, Encoding.UTF8.GetString(body.WrittenSpan));
    }

    private static ProcessReply Reply(string text) => ProcessReply.Read(new ReadOnlySequence<byte>(Encoding.ASCII.GetBytes(text)));
}
