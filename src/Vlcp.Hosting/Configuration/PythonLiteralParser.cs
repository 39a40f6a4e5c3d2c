using System.Globalization;
using System.Numerics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Vlcp.Hosting.Configuration;

/// <summary>A recursive-descent reader of one literal.</summary>
internal sealed partial class PythonLiteralParser(string text)
{
    private const int DeepestNesting = 60;

    private int position;
    private int depth;

    public JsonNode? ParseAll()
    {
        SkipBlanks();
        var value = ParseValue(allowBareTuple: true);
        SkipBlanks();
        return position == text.Length ? value : throw Refuse(NextPart(), "does not belong to the literal");
    }

    private char Current => position < text.Length ? text[position] : '\0';

    private JsonNode? ParseValue(bool allowBareTuple = false)
    {
        var first = ParseElement();
        SkipBlanks();
        if (!allowBareTuple || Current != ',')
        {
            return first;
        }

        var tuple = new JsonArray(first);
        while (Current == ',')
        {
            position++;
            SkipBlanks();
            if (position == text.Length)
            {
                break;
            }

            tuple.Add(ParseElement());
            SkipBlanks();
        }

        return tuple;
    }

    private JsonNode? ParseElement()
    {
        SkipBlanks();
        switch (Current)
        {
            case '(':
                return ParseParentheses();
            case '[':
                return Nested(() => ParseItems(']', []));
            case '{':
                return Nested(ParseBraces);
            case '+' or '-' or '.' or (>= '0' and <= '9'):
                return ParseNumber();
            case '\'' or '"':
                return ParseTexts();
            default:
                return StartsText() ? ParseTexts() : ParseWord();
        }
    }

    private T Nested<T>(Func<T> parse)
    {
        if (++depth > DeepestNesting)
        {
            throw new FormatException($"Nested deeper than {DeepestNesting} levels at character {position + 1}");
        }

        position++;
        SkipBlanks();
        var value = parse();
        depth--;
        return value;
    }

    private JsonNode? ParseParentheses() => Nested(() =>
    {
        if (TakeClosing(')'))
        {
            return new JsonArray();
        }

        var first = ParseElement();
        SkipBlanks();
        if (TakeClosing(')'))
        {
            return first;
        }

        Expect(',', "',' or ')'");
        return ParseItems(')', [first]);
    });

    /// <summary>The items from here to the closing bracket, a comma between them and perhaps after the last.</summary>
    private JsonArray ParseItems(char closing, JsonArray items)
    {
        SkipBlanks();
        while (!TakeClosing(closing))
        {
            items.Add(ParseElement());
            SkipBlanks();
            if (TakeClosing(closing))
            {
                break;
            }

            Expect(',', $"',' or '{closing}'");
            SkipBlanks();
        }

        return items;
    }

    private JsonNode ParseBraces()
    {
        if (TakeClosing('}'))
        {
            return new JsonObject();
        }

        var first = ParseElement();
        SkipBlanks();
        if (Current != ':')
        {
            return TakeClosing('}') ? new JsonArray(first) : ParseSet(first);
        }

        var members = new JsonObject();
        AddMember(members, first);
        while (!TakeClosing('}'))
        {
            Expect(',', "',' or '}'");
            SkipBlanks();
            if (TakeClosing('}'))
            {
                break;
            }

            AddMember(members, ParseElement());
        }

        return members;
    }

    private JsonArray ParseSet(JsonNode? first)
    {
        Expect(',', "',' or ':' or '}'");
        return ParseItems('}', [first]);
    }

    private void AddMember(JsonObject members, JsonNode? key)
    {
        SkipBlanks();
        Expect(':', "':'");
        var name = key switch
        {
            null => "null",
            JsonArray or JsonObject => throw new FormatException("A key of a dictionary must be a text or a number"),
            _ when key.GetValueKind() == JsonValueKind.String => key.GetValue<string>(),
            _ => key.ToJsonString(),
        };
        members[name] = ParseElement();
        SkipBlanks();
    }

    private JsonNode? ParseWord()
    {
        var word = NextPart();
        position += word.Length;
        switch (word)
        {
            case "True":
                return true;
            case "False":
                return false;
            case "None":
                return null;
            case "set" when Current == '(':
                return Nested(() => ParseItems(')', []));
            default:
                position -= word.Length;
                throw word.Length == 0 ? new FormatException("A value is missing at the end") : Refuse(word, "is not a literal");
        }
    }

    private JsonNode ParseNumber()
    {
        var start = position;
        var negative = false;
        for (; Current is '+' or '-'; position++, SkipBlanks())
        {
            negative ^= Current == '-';
        }

        var digits = NumberPart();
        var plain = digits.Replace("_", "", StringComparison.Ordinal);
        if (digits.Length == 0 || digits.StartsWith('_') || digits.EndsWith('_') || digits.Contains("__", StringComparison.Ordinal))
        {
            position = start;
            throw Refuse(NextPart(), "is not a number");
        }

        return Number(plain, negative) ?? throw Refuse(digits, "is not a number");
    }

    private static JsonNode? Number(string digits, bool negative)
    {
        if (Integer(digits) is { } integer)
        {
            integer = negative ? -integer : integer;
            return integer >= long.MinValue && integer <= long.MaxValue
                ? JsonValue.Create((long)integer)
                : JsonNode.Parse(integer.ToString(CultureInfo.InvariantCulture));
        }

        if (digits.All(char.IsAsciiDigit))
        {
            return null;
        }

        const NumberStyles Style = NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        return double.TryParse(digits, Style, CultureInfo.InvariantCulture, out var real) && double.IsFinite(real)
            ? JsonValue.Create(negative ? -real : real)
            : null;
    }

    private static BigInteger? Integer(string digits)
    {
        var (radix, body) = digits is ['0', var mark, ..] && char.ToLowerInvariant(mark) is 'x' or 'o' or 'b'
            ? (char.ToLowerInvariant(digits[1]) switch { 'x' => 16, 'o' => 8, _ => 2 }, digits[2..])
            : (10, digits);
        // Python refuses 010, which once meant eight.
        if (body.Length == 0 || (radix == 10 && body.Length > 1 && body[0] == '0' && body.Trim('0').Length > 0))
        {
            return null;
        }

        BigInteger value = 0;
        foreach (var digit in body)
        {
            var weight = char.IsAsciiHexDigit(digit) ? Convert.ToInt32(digit.ToString(), 16) : radix;
            if (weight >= radix)
            {
                return null;
            }

            value = (value * radix) + weight;
        }

        return value;
    }

    private string NumberPart()
    {
        var start = position;
        while (char.IsAsciiLetterOrDigit(Current) || Current is '_' or '.' || (Current is '+' or '-' && IsExponentSign(start)))
        {
            position++;
        }

        return text[start..position];
    }

    private bool IsExponentSign(int start) => position > start && text[position - 1] is 'e' or 'E' && text[start..position].All(part => part is not ('x' or 'X'));

    /// <summary>The word that stands here, or the one character that is no word; empty at the end.</summary>
    private string NextPart()
    {
        var end = position;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] is '_' or '.'))
        {
            end++;
        }

        return text[position..(end == position ? Math.Min(position + 1, text.Length) : end)];
    }

    private bool TakeClosing(char closing)
    {
        if (Current != closing || position >= text.Length)
        {
            return false;
        }

        position++;
        return true;
    }

    private void Expect(char wanted, string description)
    {
        if (!TakeClosing(wanted))
        {
            throw new FormatException($"Expected {description} at character {position + 1}, found {(position < text.Length ? $"'{text[position]}'" : "the end")}");
        }
    }

    /// <summary>Blanks and comments; line breaks only inside brackets or after a backslash.</summary>
    private void SkipBlanks()
    {
        while (position < text.Length)
        {
            switch (text[position])
            {
                case ' ' or '\t' or '\f' or '\r':
                case '\n' when depth > 0 || text.AsSpan(position).IsWhiteSpace():
                    position++;
                    break;
                case '\\' when position + 1 < text.Length && text[position + 1] == '\n':
                    position += 2;
                    break;
                case '#':
                    position = text.IndexOf('\n', position) is >= 0 and var end ? end : text.Length;
                    break;
                default:
                    return;
            }
        }
    }

    private FormatException Refuse(string part, string rule) => new($"'{part}' {rule} (at character {position + 1})");
}
