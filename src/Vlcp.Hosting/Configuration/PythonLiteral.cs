using System.Text.Json.Nodes;

namespace Vlcp.Hosting.Configuration;

/// <summary>Reads the literals of configuration files and of back-quoted web API parameters: numbers, texts, True, False, None,
/// lists, tuples, sets and dictionaries as Python writes them. Tuples and sets become lists, None becomes null, bytes become text,
/// and keys of dictionaries become text.</summary>
public static class PythonLiteral
{
    /// <summary>Reads one literal.</summary>
    /// <param name="text">The literal; comments and line breaks are allowed inside brackets.</param>
    /// <returns>The value.</returns>
    /// <exception cref="FormatException">The text is not one literal; the message says what stands where.</exception>
    public static JsonNode? Parse(string text) => new PythonLiteralParser(text).ParseAll();
}
