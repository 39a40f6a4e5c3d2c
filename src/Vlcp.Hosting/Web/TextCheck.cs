using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Vlcp.Hosting.Modules;

namespace Vlcp.Hosting.Web;

/// <summary>Refuses text that no store and no peer could keep: JSON and literals can spell half of a surrogate pair, "\ud800".</summary>
internal static class TextCheck
{
    /// <exception cref="ApiException">A text within the arguments is not whole characters.</exception>
    public static void RefuseHalfCharacters(ApiArguments arguments)
    {
        foreach (var (name, value) in arguments)
        {
            Check(name, value);
        }
    }

    private static void Check(string path, JsonNode? value)
    {
        switch (value)
        {
            case JsonObject members:
                foreach (var (name, member) in members)
                {
                    Require(IsWhole(name), path, name);
                    Check($"{path}.{name}", member);
                }

                break;
            case JsonArray items:
                for (var index = 0; index < items.Count; index++)
                {
                    Check($"{path}.{index}", items[index]);
                }

                break;
            case JsonValue text when text.GetValueKind() == JsonValueKind.String:
                var (whole, shown) = Read(text);
                Require(whole, path, shown);
                break;
        }
    }

    private static (bool IsWhole, string Shown) Read(JsonValue text)
    {
        try
        {
            var value = text.GetValue<string>();
            return (IsWhole(value), value);
        }
        catch (InvalidOperationException)
        {
            // Text that came as JSON is decoded only now, and refuses to be.
            return (false, "");
        }
    }

    private static bool IsWhole(string text)
    {
        var rest = text.AsSpan();
        while (rest.Length > 0)
        {
            if (Rune.DecodeFromUtf16(rest, out _, out var consumed) != System.Buffers.OperationStatus.Done)
            {
                return false;
            }

            rest = rest[consumed..];
        }

        return true;
    }

    private static void Require(bool whole, string path, string shown)
    {
        if (!whole)
        {
            throw new ApiException(ApiErrorKind.BadParameter, $"Parameter '{path}' must be text of whole characters, not half of a surrogate pair", path, shown);
        }
    }
}
