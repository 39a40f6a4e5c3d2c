using System.IO.Compression;

namespace Vlcp.Storage.ZooKeeper.Engine;

/// <summary>
/// A value as the data of a node: one byte that tells the form, then the value or its zlib form. A node without data is the trace of a
/// deleted key.
/// </summary>
internal static class NodeValue
{
    private const byte PlainForm = 1;
    private const byte ZlibForm = 2;

    // Below this zlib saves less than its own frame.
    private const int SmallestToDeflate = 128;

    /// <summary>The data of a deleted key.</summary>
    public static ReadOnlyMemory<byte> Deleted => ReadOnlyMemory<byte>.Empty;

    public static ReadOnlyMemory<byte> Encode(ReadOnlySpan<byte> value, bool deflate)
    {
        if (deflate && value.Length >= SmallestToDeflate && Deflate(value) is { } smaller)
        {
            return smaller;
        }

        var data = new byte[1 + value.Length];
        data[0] = PlainForm;
        value.CopyTo(data.AsSpan(1));
        return data;
    }

    /// <exception cref="StoreFormatException">No version of this program has written the data.</exception>
    public static ReadOnlyMemory<byte> Decode(ReadOnlyMemory<byte> data, string path)
    {
        try
        {
            return data.Span[0] switch
            {
                PlainForm => data[1..],
                ZlibForm => Inflate(data[1..]),
                var form => throw new StoreFormatException($"The data of node '{path}' has the form {form}, which this version does not know."),
            };
        }
        catch (InvalidDataException error)
        {
            throw new StoreFormatException($"The data of node '{path}' can't be inflated: {error.Message}", error);
        }
    }

    private static byte[]? Deflate(ReadOnlySpan<byte> value)
    {
        using var output = new MemoryStream(value.Length);
        output.WriteByte(ZlibForm);
        using (var zlib = new ZLibStream(output, CompressionLevel.Fastest, leaveOpen: true))
        {
            zlib.Write(value);
        }

        return output.Length <= value.Length ? output.ToArray() : null;
    }

    private static byte[] Inflate(ReadOnlyMemory<byte> data)
    {
        using var zlib = new ZLibStream(new MemoryStream(data.ToArray()), CompressionMode.Decompress);
        using var output = new MemoryStream();
        zlib.CopyTo(output);
        return output.ToArray();
    }
}
