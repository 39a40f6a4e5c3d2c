using System.Buffers;
using System.Text;
using Vlcp.SppCtl.Processes;
using Vlcp.SppCtl.Wire;

namespace Vlcp.SppCtl.Tests.Replies;

public sealed class ProcessIdentityTests
{
    [Theory]
    [InlineData("2", "nfv(2)")]
    [InlineData("""{ "results": [ { "result": "success" } ], "client_id": 0 }""", "vf(0)")]
    [InlineData("""{ "results": [ { "result": "success" } ], "client_id": 3, "process_type": "vf" }""", "vf(3)")]
    [InlineData("""{"results":[{"result":"success"}],"client_id":2,"process_type":"nfv"}""", "nfv(2)")]
    [InlineData("""{ "results": [ { "result": "success" } ], "client_id": 4, "process_type": "mirror" }""", "mirror(4)")]
    [InlineData("""{ "results": [ { "result": "success" } ], "client_id": 5, "process_type": "pcap" }""", "pcap(5)")]
    public void The_answer_tells_kind_and_number(string answer, string expected) => Assert.Equal(expected, Read(answer)?.ToString());

    [Theory]
    [InlineData("who?")]
    [InlineData("-1")]
    [InlineData("1 2")]
    [InlineData("""{ "results": [ { "result": "error" } ], "client_id": 1 }""")]
    [InlineData("""{ "results": [ { "result": "success" } ], "client_id": "1" }""")]
    [InlineData("""{ "results": [ { "result": "success" } ], "client_id": -1 }""")]
    [InlineData("""{ "results": [ { "result": "success" } ], "client_id": 1, "process_type": "toaster" }""")]
    [InlineData("[]")]
    public void An_answer_that_does_not_tell_is_refused(string answer) => Assert.Null(Read(answer));

    private static ProcessIdentity? Read(string answer) => ProcessIdentity.Read(ProcessReply.Read(new ReadOnlySequence<byte>(Encoding.ASCII.GetBytes(answer))));
}
