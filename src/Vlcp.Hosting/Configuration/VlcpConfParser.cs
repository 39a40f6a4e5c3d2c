using System.Text.RegularExpressions;
using System.Text.Json.Nodes;

namespace Vlcp.Hosting.Configuration;

/// <summary>Reads the configuration file format of the manual: lines of <c>key = literal</c>, a literal may go on in indented lines.</summary>
public static partial class VlcpConfParser
{
    /// <summary>Reads a file.</summary>
    /// <param name="text">Its content.</param>
    /// <param name="file">Its name, for error messages.</param>
    /// <returns>Values by dotted key; of two entries for a key, or for a node and something below it, the last counts.</returns>
    /// <exception cref="ConfigurationException">A line breaks the format; the message names it.</exception>
    public static IReadOnlyDictionary<string, JsonNode?> Parse(string text, string file = "the configuration")
    {
        var values = new OrderedDictionary<string, JsonNode?>();
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        for (var index = 0; index < lines.Length;)
        {
            var first = index;
            index = IsIgnored(lines[index]) ? index + 1 : EndOfEntry(lines, index);
            if (!IsIgnored(lines[first]))
            {
                ParseEntry(values, lines[first..index], first + 1, file);
            }
        }

        return values;
    }

    private static bool IsIgnored(string line) => line.AsSpan().Trim() is [] or ['#', ..];

    private static int EndOfEntry(string[] lines, int first)
    {
        var end = first + 1;
        for (var index = end; index < lines.Length && (IsIgnored(lines[index]) || lines[index] is [' ' or '\t', ..]); index++)
        {
            // Blank lines and comments belong to the entry only when it goes on after them.
            end = IsIgnored(lines[index]) ? end : index + 1;
        }

        return end;
    }

    private static void ParseEntry(OrderedDictionary<string, JsonNode?> values, string[] lines, int number, string file)
    {
        var where = $"Error format in line {number} of {file}";
        if (lines[0] is [' ' or '\t', ..])
        {
            throw new ConfigurationException($"{where}: a line that goes on needs a line with a key before it: {lines[0].Trim()}");
        }

        var entry = Entry().Match(lines[0]);
        if (!entry.Success)
        {
            throw new ConfigurationException($"{where}: expected 'key = value' with a key of letters, digits, '_' and '.': {lines[0]}");
        }

        var start = entry.Groups["value"].Value;
        if (start.Trim() is "" or "\\" or ['#', ..])
        {
            throw new ConfigurationException($"{where}: the value of '{entry.Groups["key"].Value}' must begin in the same line");
        }

        try
        {
            var value = PythonLiteral.Parse(string.Join('\n', lines.Skip(1).Where(line => !IsIgnored(line)).Prepend(start)));
            Set(values, entry.Groups["key"].Value, value);
        }
        catch (FormatException failure)
        {
            throw new ConfigurationException($"{where}: the value of '{entry.Groups["key"].Value}' must be a literal: {failure.Message}", failure);
        }
    }

    private static void Set(OrderedDictionary<string, JsonNode?> values, string key, JsonNode? value)
    {
        foreach (var other in values.Keys.Where(other => IsBelow(other, key) || IsBelow(key, other)).ToList())
        {
            values.Remove(other);
        }

        values[key] = value;
    }

    private static bool IsBelow(string key, string node) => key.StartsWith($"{node}.", StringComparison.Ordinal);

    [GeneratedRegex("^(?<key>[A-Za-z][A-Za-z0-9_]*(\\.[A-Za-z][A-Za-z0-9_]*)*)[ \\t]*=(?<value>.*)$", RegexOptions.CultureInvariant)]
    private static partial Regex Entry();
}
