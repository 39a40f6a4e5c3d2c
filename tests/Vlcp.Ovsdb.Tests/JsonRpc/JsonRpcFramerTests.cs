using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Vlcp.Ovsdb.Tests;

public sealed class JsonRpcFramerTests
{
    private const string TwoMessages =
        """ {"method":"echo","params":["{ ^ } \" \\ \u00e9 é"],"id":1}{"id":2,"result":{"a":[1,2.5,{}]},"error":null} """;

    [Fact]
    public void Concatenated_messages_are_found_wherever_the_bytes_are_split()
    {
        var bytes = Encoding.UTF8.GetBytes(TwoMessages);
        for (var split = 0; split <= bytes.Length; split++)
        {
            var messages = ReadAll(JsonRpcOptions.Default, bytes[..split], bytes[split..]);
            Assert.Equal(["echo", "2"], messages.Select(Describe));
        }
    }

    [Fact]
    public void Concatenated_messages_are_found_in_single_bytes()
    {
        var messages = ReadAll(JsonRpcOptions.Default, [.. Encoding.UTF8.GetBytes(TwoMessages).Select(b => new[] { b })]);
        Assert.Equal(["echo", "2"], messages.Select(Describe));
        Assert.Equal("{ ^ } \" \\ é é", messages[0].GetProperty("params")[0].GetString());
    }

    [Theory]
    [InlineData("garbage")]
    [InlineData("GET / HTTP/1.1\r\n")]
    [InlineData("[1]")]
    [InlineData("1 ")]
    [InlineData("\"text\" ")]
    [InlineData("{\"a\":}")]
    [InlineData("{]")]
    [InlineData("{\"a\":1}}")]
    [InlineData("""{"a":"\ud800"}""")]
    [InlineData("""{"\ud800":1}""")]
    [InlineData("\0")]
    public void What_is_no_object_is_refused(string text) =>
        Assert.Throws<JsonRpcProtocolException>(() => ReadAll(JsonRpcOptions.Default, Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void Text_that_is_not_utf8_is_refused() =>
        Assert.Throws<JsonRpcProtocolException>(() => ReadAll(JsonRpcOptions.Default, [.. "{\"a\":\""u8, 0xff, .. "\"}"u8]));

    [Theory]
    [InlineData("{\"a\":\"0123456789\"}")]
    [InlineData("{\"a\":\"0123456789")]
    [InlineData("                      ")]
    public void A_message_over_the_limit_is_refused(string text)
    {
        var options = new JsonRpcOptions { MaxMessageBytes = 15 };
        Assert.Throws<JsonRpcProtocolException>(() => ReadAll(options, Encoding.UTF8.GetBytes(text)));
    }

    [Theory]
    [InlineData(1023, true)]
    [InlineData(1024, false)]
    public void Nesting_is_limited(int arrays, bool accepted)
    {
        var bytes = Encoding.UTF8.GetBytes($"{{\"a\":{new string('[', arrays)}{new string(']', arrays)}}}");
        if (accepted)
        {
            Assert.Single(ReadAll(JsonRpcOptions.Default, bytes));
        }
        else
        {
            Assert.Throws<JsonRpcProtocolException>(() => ReadAll(JsonRpcOptions.Default, bytes));
        }
    }

    private static string Describe(JsonElement message) =>
        message.TryGetProperty("method", out var method) ? method.GetString()! : message.GetProperty("id").GetRawText();

    private static List<JsonElement> ReadAll(JsonRpcOptions options, params byte[][] pieces)
    {
        var framer = new JsonRpcFramer(options);
        var messages = new List<JsonElement>();
        var pending = Array.Empty<byte>();
        foreach (var piece in pieces)
        {
            // Two segments: what was there before, and what has arrived.
            var buffer = Segment.Join(pending, piece);
            while (framer.TryRead(ref buffer, out var message))
            {
                messages.Add(message);
            }
            pending = buffer.ToArray();
        }
        return messages;
    }

    private sealed class Segment : ReadOnlySequenceSegment<byte>
    {
        private Segment(byte[] bytes, long start)
        {
            Memory = bytes;
            RunningIndex = start;
        }

        public static ReadOnlySequence<byte> Join(byte[] first, byte[] second)
        {
            var head = new Segment(first, 0);
            var tail = new Segment(second, first.Length);
            head.Next = tail;
            return new ReadOnlySequence<byte>(head, 0, tail, second.Length);
        }
    }
}
