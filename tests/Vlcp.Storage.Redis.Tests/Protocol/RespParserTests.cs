using System.Buffers;
using System.Text;

namespace Vlcp.Storage.Redis.Tests.Protocol;

public sealed class RespParserTests
{
    public static TheoryData<string, string> Replies => new()
    {
        { "+OK\r\n", "SimpleString OK" },
        { "-ERR no\r\n", "Error ERR no" },
        { ":-12\r\n", "Integer -12" },
        { "$5\r\nhe\r\no\r\n", "BulkString he\r\no" },
        { "$0\r\n\r\n", "BulkString " },
        { "$-1\r\n", "Null" },
        { "*-1\r\n", "Null" },
        { "_\r\n", "Null" },
        { "*0\r\n", "Array()" },
        { "*3\r\n:1\r\n*2\r\n+a\r\n$1\r\nb\r\n_\r\n", "Array(Integer 1, Array(SimpleString a, BulkString b), Null)" },
        { "%1\r\n+key\r\n:1\r\n", "Map(SimpleString key, Integer 1)" },
        { "~2\r\n:1\r\n:2\r\n", "Set(Integer 1, Integer 2)" },
        { ">2\r\n+message\r\n+x\r\n", "Push(SimpleString message, SimpleString x)" },
        { "#t\r\n", "Boolean 1" },
        { ",1.5\r\n", "Number 1.5" },
        { "(12345678901234567890123\r\n", "Number 12345678901234567890123" },
        { "=7\r\ntxt:abc\r\n", "BulkString abc" },
        { "!7\r\nERR big\r\n", "Error ERR big" },
        { "|1\r\n+ttl\r\n:3\r\n*1\r\n:7\r\n", "Array(Integer 7)" },
    };

    [Theory]
    [MemberData(nameof(Replies))]
    public void A_reply_is_read_whole_and_from_pieces_of_any_size(string wire, string text)
    {
        var bytes = Encoding.ASCII.GetBytes(wire + "+next\r\n");
        for (var size = 1; size <= bytes.Length; size++)
        {
            Assert.Equal([text, "SimpleString next"], ReadInPieces(bytes, size, new RespLimits()));
        }
    }

    [Theory]
    [InlineData("x\r\n")]
    [InlineData("\r\n")]
    [InlineData("$1\r\nab\r\n")]
    [InlineData("$x\r\n")]
    [InlineData(":1a\r\n")]
    [InlineData("$101\r\n")]
    [InlineData("*99999999999\r\n")]
    [InlineData("*1\r\n*1\r\n*1\r\n*1\r\n:1\r\n")]
    public void What_is_no_reply_or_exceeds_the_limits_is_refused(string wire) =>
        Assert.Throws<RedisProtocolException>(() => ReadInPieces(Encoding.ASCII.GetBytes(wire), 64, new RespLimits(BulkBytes: 100, Levels: 3)));

    [Fact]
    public void A_line_without_end_is_refused_before_it_fills_the_memory() =>
        Assert.Throws<RedisProtocolException>(() => ReadInPieces(Encoding.ASCII.GetBytes("+" + new string('x', 100_000)), 4096, new RespLimits()));

    [Fact]
    public void Random_bytes_never_do_worse_than_a_protocol_error()
    {
        var seed = Random.Shared.Next();
        var random = new Random(seed);
        var alphabet = "*$+-:%~>|#_,(=!0123456789\r\nabc"u8.ToArray();
        for (var i = 0; i < 20_000; i++)
        {
            var bytes = new byte[random.Next(40)];
            for (var at = 0; at < bytes.Length; at++)
            {
                bytes[at] = alphabet[random.Next(alphabet.Length)];
            }

            try
            {
                ReadInPieces(bytes, 1 + random.Next(8), new RespLimits(BulkBytes: 100, Levels: 3));
            }
            catch (RedisProtocolException)
            {
                // As it should be.
            }
            catch (Exception other)
            {
                Assert.Fail($"seed {seed}, {Convert.ToHexString(bytes)}: {other}");
            }
        }
    }

    private static List<string> ReadInPieces(byte[] bytes, int size, RespLimits limits)
    {
        var parser = new RespParser(limits);
        var found = new List<string>();
        var kept = Array.Empty<byte>();
        for (var at = 0; at < bytes.Length; at += size)
        {
            kept = [.. kept, .. bytes.AsSpan(at, Math.Min(size, bytes.Length - at))];
            var buffer = new ReadOnlySequence<byte>(kept);
            while (parser.TryRead(ref buffer, out var value))
            {
                found.Add(Describe(value));
            }

            kept = buffer.ToArray();
        }

        return found;
    }

    private static string Describe(RespValue value) => value.Kind switch
    {
        RespKind.Null => "Null",
        RespKind.Array or RespKind.Map or RespKind.Set or RespKind.Push => $"{value.Kind}({string.Join(", ", value.Items.Select(Describe))})",
        _ => $"{value.Kind} {value.AsText()}",
    };
}
