using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Vlcp.SppCtl.Commands;

/// <summary>A port: <c>TYPE:NUMBER</c>, for a physical port perhaps with a queue, <c>phy:NUMBERnqQUEUE</c>.</summary>
/// <param name="Type">One of <see cref="Types"/>.</param>
/// <param name="Number">From 0 to 65535.</param>
/// <param name="Queue">From 0 to 1023, or null.</param>
internal sealed record PortName(string Type, int Number, int? Queue = null)
{
    private const int LastNumber = 65535;

    // phy:65535nq1023 has 15 bytes, more of a third word overflows a buffer of spp_primary.
    private const int LastQueue = 1023;
    private const string QueueMark = "nq";

    /// <summary>The types of ports.</summary>
    public static ImmutableArray<string> Types { get; } = ["phy", "vhost", "ring", "pcap", "nullpmd", "tap", "memif", "pipe"];

    /// <summary>Reads a port. Digits are digits: signs, blanks and separators are refused.</summary>
    /// <param name="text">The text.</param>
    /// <param name="port">The port.</param>
    /// <returns>False if the text is no port.</returns>
    public static bool TryParse(string? text, [NotNullWhen(true)] out PortName? port)
    {
        port = null;
        if (text?.Split(':') is not [var type, var place] || !Types.Contains(type))
        {
            return false;
        }

        var mark = type == "phy" ? place.IndexOf(QueueMark, StringComparison.Ordinal) : -1;
        var queue = 0;
        if (!TryNumber(mark < 0 ? place : place[..mark], LastNumber, out var number)
            || (mark >= 0 && !TryNumber(place[(mark + QueueMark.Length)..], LastQueue, out queue)))
        {
            return false;
        }

        port = new PortName(type, number, mark < 0 ? null : queue);
        return true;
    }

    /// <summary>The port as it is spelt in two words: <c>ring 0</c>.</summary>
    public string ToTwoWords() => $"{Type} {Place}";

    /// <inheritdoc/>
    public override string ToString() => $"{Type}:{Place}";

    private string Place => Queue is { } queue
        ? string.Create(CultureInfo.InvariantCulture, $"{Number}{QueueMark}{queue}")
        : Number.ToString(CultureInfo.InvariantCulture);

    private static bool TryNumber(string digits, int last, out int number) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number <= last;
}
