using System.Text;
using Vlcp.Ovsdb;

namespace Vlcp.Storage.Ovsdb;

/// <summary>
/// Keys and values as OVSDB's strings, which have no NUL: a key escapes it with a backslash; a value stays as it is where it is such a text,
/// and is base64 otherwise.
/// </summary>
internal static class OvsdbText
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    internal static string Escape(string key) => key.AsSpan().IndexOfAny('\\', '\0') < 0
        ? key
        : key.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\0", "\\0", StringComparison.Ordinal);

    internal static string Unescape(string text)
    {
        if (!text.Contains('\\', StringComparison.Ordinal))
        {
            return text;
        }

        var key = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            key.Append(text[i] != '\\' ? text[i] : text[++i] == '0' ? '\0' : text[i]);
        }

        return key.ToString();
    }

    /// <summary>The columns of a value.</summary>
    internal static (string Text, bool IsBinary) Encode(ReadOnlySpan<byte> value)
    {
        if (!value.Contains((byte)0))
        {
            try
            {
                return (Strict.GetString(value), false);
            }
            catch (DecoderFallbackException)
            {
                // Not a text.
            }
        }

        return (Convert.ToBase64String(value), true);
    }

    /// <exception cref="FormatException">It is no base64.</exception>
    internal static byte[] Decode(string text, bool isBinary) => isBinary ? Convert.FromBase64String(text) : Encoding.UTF8.GetBytes(text);
}
