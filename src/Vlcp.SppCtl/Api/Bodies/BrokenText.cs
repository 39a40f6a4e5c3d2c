using System.Text.Json;

namespace Vlcp.SppCtl.Api.Bodies;

/// <summary>Finds text in a request body that is no Unicode: bytes that are not UTF-8, and escapes that are half a character. JSON
/// parsers let both pass until somebody reads the text.</summary>
internal static class BrokenText
{
    /// <summary>Refuses a body with broken text.</summary>
    /// <param name="element">The body.</param>
    /// <exception cref="RequestRefusedException">A name or a value in it is broken.</exception>
    public static void Refuse(JsonElement element) => Refuse(element, "");

    private static void Refuse(JsonElement element, string key)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.String:
                _ = TextOf(element.GetString, key);
                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                {
                    Refuse(item, key);
                }

                break;
            case JsonValueKind.Object:
                foreach (var member in element.EnumerateObject())
                {
                    var name = TextOf(() => member.Name, key);
                    Refuse(member.Value, key.Length == 0 ? name : $"{key}.{name}");
                }

                break;
        }
    }

    private static string TextOf(Func<string?> read, string key)
    {
        try
        {
            return read()!;
        }
        catch (InvalidOperationException)
        {
            throw RequestRefusedException.Invalid(key, "?", "text in UTF-8");
        }
    }
}
