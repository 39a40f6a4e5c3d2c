namespace Vlcp.OpenFlow.Text;

/// <summary>Cuts lists of ovs-ofctl into their items: at commas and blanks outside of brackets.</summary>
internal static class TextTokens
{
    private static readonly char[] NameEnds = ['=', ':', '('];

    /// <exception cref="FormatException">Brackets do not pair.</exception>
    public static List<TextToken> Split(string text)
    {
        List<TextToken> tokens = [];
        var start = -1;
        var depth = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            var isEnd = i == text.Length || (depth == 0 && (text[i] == ',' || char.IsWhiteSpace(text[i])));
            if (isEnd)
            {
                if (start >= 0)
                {
                    tokens.Add(Cut(text[start..i]));
                    start = -1;
                }
                continue;
            }
            start = start < 0 ? i : start;
            depth += text[i] switch { '(' => 1, ')' => -1, _ => 0 };
            if (depth < 0)
            {
                throw new FormatException($"'{text}': a ')' closes no '('");
            }
        }
        return depth == 0 ? tokens : throw new FormatException($"'{text}': a '(' is not closed");
    }

    private static TextToken Cut(string item)
    {
        var end = item.IndexOfAny(NameEnds);
        if (end < 0)
        {
            return new TextToken(item, null, "", item);
        }
        var name = item[..end];
        if (item[end] != '(')
        {
            return new TextToken(name, item[(end + 1)..], "", item);
        }
        var close = Close(item, end);
        return new TextToken(name, item[(end + 1)..close], item[(close + 1)..], item);
    }

    private static int Close(string item, int open)
    {
        var depth = 0;
        for (var i = open; i < item.Length; i++)
        {
            depth += item[i] switch { '(' => 1, ')' => -1, _ => 0 };
            if (depth == 0)
            {
                return i;
            }
        }
        throw new FormatException($"'{item}': a '(' is not closed");
    }
}
