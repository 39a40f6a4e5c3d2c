using System.Globalization;

namespace Vlcp.Apps.Datapaths;

/// <summary>The texts of datapath numbers and port numbers that users of OS-Ken know.</summary>
public static class DpidText
{
    private const int Digits = 16;

    /// <summary>16 lower-case hexadecimal digits.</summary>
    /// <param name="dpid">The number.</param>
    public static string Format(ulong dpid) => dpid.ToString("x16", CultureInfo.InvariantCulture);

    /// <summary>8 lower-case hexadecimal digits.</summary>
    /// <param name="port">The port's number.</param>
    public static string FormatPort(uint port) => port.ToString("x8", CultureInfo.InvariantCulture);

    /// <summary>Reads exactly 16 hexadecimal digits.</summary>
    /// <param name="text">The text.</param>
    /// <param name="dpid">The number.</param>
    /// <returns>False for any other text.</returns>
    public static bool TryParse(string text, out ulong dpid)
    {
        dpid = 0;
        return text.Length == Digits && ulong.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out dpid);
    }
}
