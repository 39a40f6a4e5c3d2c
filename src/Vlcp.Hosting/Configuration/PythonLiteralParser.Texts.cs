using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Vlcp.Hosting.Configuration;

/// <content>Quoted texts: prefixes, triple quotes, escapes, and neighbours that join.</content>
internal sealed partial class PythonLiteralParser
{
    private bool StartsText() => PrefixLength() is > 0;

    /// <summary>Length of a text prefix such as <c>r</c> or <c>rb</c> in front of a quote; 0 when a quote follows directly, -1
    /// when no text starts here.</summary>
    private int PrefixLength()
    {
        for (var length = 0; length <= 2 && position + length < text.Length; length++)
        {
            if (text[position + length] is '\'' or '"')
            {
                return text.Substring(position, length).ToUpperInvariant() is "" or "U" or "R" or "B" or "RB" or "BR" ? length : -1;
            }
        }

        return -1;
    }

    private JsonValue ParseTexts()
    {
        var joined = new StringBuilder();
        while (PrefixLength() is >= 0 and var prefix)
        {
            var raw = text.AsSpan(position, prefix).ContainsAny('r', 'R');
            var bytes = text.AsSpan(position, prefix).ContainsAny('b', 'B');
            position += prefix;
            ParseText(joined, raw, bytes);
            SkipBlanks();
        }

        return JsonValue.Create(joined.ToString());
    }

    private void ParseText(StringBuilder into, bool raw, bool bytes)
    {
        var start = position;
        var quote = Current;
        var closing = string.CompareOrdinal(text, position, new string(quote, 3), 0, 3) == 0 ? new string(quote, 3) : quote.ToString();
        position += closing.Length;
        while (string.CompareOrdinal(text, position, closing, 0, closing.Length) != 0)
        {
            if (position >= text.Length || (Current == '\n' && closing.Length == 1))
            {
                throw new FormatException($"The text that begins at character {start + 1} is not closed");
            }

            if (Current == '\\')
            {
                ParseEscape(into, raw, bytes);
            }
            else
            {
                into.Append(text[position++]);
            }
        }

        position += closing.Length;
    }

    private void ParseEscape(StringBuilder into, bool raw, bool bytes)
    {
        if (position + 1 >= text.Length)
        {
            throw new FormatException("A text ends in a backslash");
        }

        var kind = text[position + 1];
        position += 2;
        if (raw)
        {
            into.Append('\\').Append(kind);
            return;
        }

        switch (kind)
        {
            case '\n':
                break;
            case 'x':
                into.Append((char)Hexadecimal(2));
                break;
            case 'u' when !bytes:
                into.Append((char)Hexadecimal(4));
                break;
            case 'U' when !bytes:
                var scalar = Hexadecimal(8);
                into.Append(Rune.IsValid(scalar) ? new Rune(scalar).ToString() : throw Refuse($"\\U{scalar:x8}", "is not a character"));
                break;
            case >= '0' and <= '7':
                position--;
                into.Append((char)Octal());
                break;
            default:
                into.Append(Simple(kind));
                break;
        }
    }

    // Python keeps the backslash of an escape that it does not know.
    private static string Simple(char kind) => kind switch
    {
        '\\' or '\'' or '"' => kind.ToString(),
        'n' => "\n",
        'r' => "\r",
        't' => "\t",
        'a' => "\a",
        'b' => "\b",
        'f' => "\f",
        'v' => "\v",
        _ => $"\\{kind}",
    };

    private int Hexadecimal(int length)
    {
        if (position + length <= text.Length
            && int.TryParse(text.AsSpan(position, length), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
        {
            position += length;
            return value;
        }

        throw new FormatException($"An escape at character {position + 1} needs {length} hexadecimal digits");
    }

    private int Octal()
    {
        var value = 0;
        for (var digits = 0; digits < 3 && Current is >= '0' and <= '7'; digits++)
        {
            value = (value * 8) + (text[position++] - '0');
        }

        return value;
    }
}
