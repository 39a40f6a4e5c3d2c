using System.Buffers.Text;
using System.IO.Compression;

namespace Vlcp.Storage.Redis;

/// <summary>
/// The form of a value in Redis: the decimal revision, then <c>:</c> and the bytes, or <c>z</c> and the bytes compressed with zlib.
/// </summary>
internal sealed class RedisValueCodec(bool deflate)
{
    // Below, compression costs more than it saves.
    private const int SmallestCompressed = 512;

    /// <summary>The part behind the revision, which the commit puts before it.</summary>
    internal ReadOnlyMemory<byte> Encode(ReadOnlyMemory<byte> value)
    {
        if (deflate && value.Length >= SmallestCompressed && Compress(value) is { } compressed)
        {
            return compressed;
        }

        var plain = new byte[value.Length + 1];
        plain[0] = (byte)':';
        value.CopyTo(plain.AsMemory(1));
        return plain;
    }

    /// <exception cref="StoreFormatException">The bytes were not written by a store.</exception>
    internal static StoreEntry Decode(string key, ReadOnlyMemory<byte> stored)
    {
        if (!Utf8Parser.TryParse(stored.Span, out long revision, out var digits) || digits >= stored.Length)
        {
            throw new StoreFormatException($"The value of '{key}' is damaged: it does not begin with a revision.");
        }

        var content = stored[(digits + 1)..];
        return stored.Span[digits] switch
        {
            (byte)':' => new StoreEntry(key, content, revision),
            (byte)'z' => new StoreEntry(key, Decompress(key, content), revision),
            var mark => throw new StoreFormatException($"The value of '{key}' is damaged: it has the unknown mark 0x{mark:x2}."),
        };
    }

    private static ReadOnlyMemory<byte>? Compress(ReadOnlyMemory<byte> value)
    {
        var output = new MemoryStream(value.Length);
        output.WriteByte((byte)'z');
        using (var zlib = new ZLibStream(output, CompressionLevel.Fastest, leaveOpen: true))
        {
            zlib.Write(value.Span);
        }

        return output.Length <= value.Length ? output.GetBuffer().AsMemory(0, (int)output.Length) : (ReadOnlyMemory<byte>?)null;
    }

    private static byte[] Decompress(string key, ReadOnlyMemory<byte> content)
    {
        try
        {
            var output = new MemoryStream();
            using var zlib = new ZLibStream(new MemoryStream(content.ToArray()), CompressionMode.Decompress);
            zlib.CopyTo(output);
            return output.ToArray();
        }
        catch (InvalidDataException damage)
        {
            throw new StoreFormatException($"The value of '{key}' is damaged: {damage.Message}", damage);
        }
    }
}
