using System.Buffers;
using System.Text;

namespace Vlcp.Storage.ZooKeeper.Engine;

/// <summary>
/// Where a key is kept. The parts of a key that end with a dot are directories, the rest is the name of its node:
/// <c>members.network.a.port1</c> is <c>/vlcp/keys/members./network./a./port1</c>. So the keys of a usual range are the children of one node,
/// whose version tells whether any of them has changed.
/// </summary>
internal static class KeyPath
{
    // A percent sign that begins no escape.
    private const char EmptyName = '%';

    private static readonly SearchValues<char> Plain =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_+:,=@~");

    /// <summary>The node of a key.</summary>
    public static string Of(string key)
    {
        var path = new StringBuilder(StorePaths.Keys, StorePaths.Keys.Length + key.Length + 8);
        var rest = key.AsSpan();
        for (var dot = rest.IndexOf('.'); dot >= 0; dot = rest.IndexOf('.'))
        {
            AppendName(path.Append('/'), rest[..dot]).Append('.');
            rest = rest[(dot + 1)..];
        }

        return AppendName(path.Append('/'), rest).ToString();
    }

    /// <summary>The directory of the keys that begin with a prefix, which is empty or ends with a dot.</summary>
    public static string OfDirectory(string prefix)
    {
        var path = Of(prefix);
        return path[..^2];
    }

    /// <summary>The directory of a node or of a directory.</summary>
    public static string Parent(string path) => path[..path.LastIndexOf('/')];

    /// <summary>True for the path of a directory, false for that of a key.</summary>
    public static bool IsDirectory(string path) => path.EndsWith('.');

    /// <summary>The directories above a node below <see cref="StorePaths.Keys"/>, which is not among them, from the top.</summary>
    public static IEnumerable<string> DirectoriesAbove(string path)
    {
        for (var slash = path.IndexOf('/', StorePaths.Keys.Length + 1); slash >= 0; slash = path.IndexOf('/', slash + 1))
        {
            yield return path[..slash];
        }
    }

    /// <summary>The part of a key up to its last dot: the prefix of its directory.</summary>
    public static string DirectoryPrefix(string key) => key[..(key.LastIndexOf('.') + 1)];

    /// <summary>The longest directory prefix that all keys of a range have.</summary>
    public static string CommonPrefix(KeyRange range)
    {
        var prefix = DirectoryPrefix(range.Start);
        while (!KeyRange.Prefix(prefix).Contains(range))
        {
            prefix = DirectoryPrefix(prefix[..^1]);
        }

        return prefix;
    }

    /// <summary>True when a directory may have keys of the range.</summary>
    public static bool MayHold(string directoryPrefix, KeyRange range) =>
        (range.End is null || KeyOrder.Compare(directoryPrefix, range.End) < 0)
        && (KeyOrder.Compare(range.Start, directoryPrefix) <= 0 || range.Start.StartsWith(directoryPrefix, StringComparison.Ordinal));

    /// <summary>The part of the key that the name of a node or directory stands for; of a directory with its dot.</summary>
    public static string PartOf(string name)
    {
        var isDirectory = name.EndsWith('.');
        var escaped = isDirectory ? name.AsSpan()[..^1] : name;
        var part = escaped is [EmptyName] ? "" : Unescape(escaped);
        return isDirectory ? part + "." : part;
    }

    private static StringBuilder AppendName(StringBuilder path, ReadOnlySpan<char> part)
    {
        if (part.IsEmpty)
        {
            return path.Append(EmptyName);
        }

        while (!part.IsEmpty)
        {
            var plain = part.IndexOfAnyExcept(Plain);
            plain = plain < 0 ? part.Length : plain;
            path.Append(part[..plain]);
            part = part[plain..];
            if (!part.IsEmpty)
            {
                Rune.DecodeFromUtf16(part, out var rune, out var used);
                AppendEscaped(path, rune);
                part = part[used..];
            }
        }

        return path;
    }

    private static void AppendEscaped(StringBuilder path, Rune rune)
    {
        Span<byte> utf8 = stackalloc byte[4];
        foreach (var b in utf8[..rune.EncodeToUtf8(utf8)])
        {
            path.Append('%').Append(Convert.ToHexStringLower([b]));
        }
    }

    private static string Unescape(ReadOnlySpan<char> escaped)
    {
        if (!escaped.Contains('%'))
        {
            return escaped.ToString();
        }

        var bytes = new ArrayBufferWriter<byte>(escaped.Length);
        while (!escaped.IsEmpty)
        {
            if (escaped[0] == '%' && escaped.Length >= 3)
            {
                Convert.FromHexString(escaped.Slice(1, 2), bytes.GetSpan(1), out _, out _);
                bytes.Advance(1);
                escaped = escaped[3..];
            }
            else
            {
                bytes.Write(Encoding.UTF8.GetBytes([escaped[0]]));
                escaped = escaped[1..];
            }
        }

        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }
}
