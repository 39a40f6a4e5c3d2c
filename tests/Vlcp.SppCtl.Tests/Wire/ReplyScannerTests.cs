using System.Buffers;
using System.Text;
using Vlcp.SppCtl.Wire;

namespace Vlcp.SppCtl.Tests.Wire;

public sealed class ReplyScannerTests
{
    private const int Limit = 1 << 20;

    [Theory]
    [InlineData("""{ "results": [ { "result": "success" } ] }""", """{ "results": [ { "result": "success" } ] }""")]
    [InlineData("\0\0\0{\"a\":\"}]\"}", "{\"a\":\"}]\"}")]
    [InlineData("{\"a\":\"\\\"}\\\\\"}\0\0\0", "{\"a\":\"\\\"}\\\\\"}")]
    [InlineData("[1,[2,{}]]\n", "[1,[2,{}]]")]
    [InlineData("2\0\0\0\0", "2")]
    [InlineData("\0Server Running\n\0\0", "Server Running\n")]
    [InlineData("add\0ring\00\0", "add")]
    [InlineData("\r\n\0 {\"a\":1}\n", "{\"a\":1}")]
    public void An_answer_ends_at_its_last_bracket_or_at_a_NUL_however_it_is_cut(string sent, string expected)
    {
        var bytes = Encoding.ASCII.GetBytes(sent);
        for (var cut = 1; cut <= bytes.Length; cut++)
        {
            Assert.Equal(expected, Read(new ReplyScanner(Limit), bytes, cut));
        }
    }

    [Fact]
    public void One_scanner_reads_one_answer_after_another()
    {
        var scanner = new ReplyScanner(Limit);
        Assert.Equal("{\"a\":{}}", Read(scanner, "{\"a\":{}}"u8.ToArray(), 3));
        scanner.Reset();
        Assert.Equal("text", Read(scanner, "\0\0text\0"u8.ToArray(), 1));
    }

    [Fact]
    public void Random_JSON_in_random_pieces_is_found_whole()
    {
        var random = new Random(20181005);
        for (var round = 0; round < 500; round++)
        {
            var json = RandomJson(random, 4);
            Assert.Equal(json, Read(new ReplyScanner(Limit), Encoding.ASCII.GetBytes($"{new string('\0', random.Next(4))}{json}\0\0"), 1 + random.Next(40)));
        }
    }

    [Theory]
    [InlineData('{')]
    [InlineData('t')]
    public void An_answer_over_the_limit_is_refused(char first)
    {
        var scanner = new ReplyScanner(100);
        Assert.Throws<InvalidDataException>(() => Read(scanner, Encoding.ASCII.GetBytes($"{first}{new string('x', 100)}"), 10));
    }

    // Gives the bytes piece by piece, keeping what is not consumed, as a pipe does.
    private static string? Read(ReplyScanner scanner, byte[] bytes, int piece)
    {
        var kept = Array.Empty<byte>();
        for (var offset = 0; offset < bytes.Length; offset += piece)
        {
            var buffer = Sequence([.. kept, .. bytes[offset..Math.Min(offset + piece, bytes.Length)]]);
            if (scanner.TryRead(ref buffer, out var reply))
            {
                return Encoding.ASCII.GetString(reply.ToArray());
            }

            kept = buffer.ToArray();
        }

        return null;
    }

    // In two segments, so that every scan crosses a border.
    private static ReadOnlySequence<byte> Sequence(byte[] bytes)
    {
        var first = new Segment(bytes.AsMemory(0, bytes.Length / 2), 0);
        var last = new Segment(bytes.AsMemory(bytes.Length / 2), bytes.Length / 2);
        first.Append(last);
        return new ReadOnlySequence<byte>(first, 0, last, last.Memory.Length);
    }

    private static string RandomJson(Random random, int depth) => (depth == 4 ? random.Next(2) : random.Next(depth == 0 ? 2 : 4)) switch
    {
        0 when depth > 0 => $"{{{string.Join(", ", Enumerable.Range(0, random.Next(4)).Select(number => $"\"k{number}\": {RandomJson(random, depth - 1)}"))}}}",
        1 when depth > 0 => $"[ {string.Join(',', Enumerable.Range(0, random.Next(4)).Select(_ => RandomJson(random, depth - 1)))} ]",
        2 => "-12.5e3",
        _ => "\"{[\\\\\\\"]} ,:\"",
    };

    private sealed class Segment : ReadOnlySequenceSegment<byte>
    {
        public Segment(ReadOnlyMemory<byte> memory, long index) => (Memory, RunningIndex) = (memory, index);

        public void Append(Segment next) => Next = next;
    }
}
