using System.Diagnostics.CodeAnalysis;

namespace Vlcp.SppCtl.Commands;

/// <summary>A MAC address as spp_vf understands it: six octets of two hexadecimal digits with colons between them.</summary>
internal static class MacText
{
    /// <summary>Stands for all addresses that have no entry.</summary>
    public const string Default = "default";

    private const int Digits = 12;

    /// <summary>Reads an address with colons, with hyphens, in three groups with dots, or without separators.</summary>
    /// <param name="text">The text.</param>
    /// <param name="mac">The address with colons, its letters as they came.</param>
    /// <returns>False if it is none.</returns>
    public static bool TryParse(string? text, [NotNullWhen(true)] out string? mac)
    {
        mac = null;
        if (text == Default)
        {
            mac = Default;
        }
        else if (text is not null && DigitsOf(text) is { Length: Digits } digits && digits.All(char.IsAsciiHexDigit))
        {
            mac = string.Join(':', digits.Chunk(2).Select(octet => new string(octet)));
        }

        return mac is not null;
    }

    private static string? DigitsOf(string text) => text.Length switch
    {
        Digits => text,
        14 when text[4] == '.' && text[9] == '.' => text.Replace(".", "", StringComparison.Ordinal),
        17 when text[2] is ':' or '-' && Enumerable.Range(0, 5).All(gap => text[(gap * 3) + 2] == text[2]) => text.Replace(text[2].ToString(), "", StringComparison.Ordinal),
        _ => null,
    };
}
