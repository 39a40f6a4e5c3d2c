using System.Globalization;
using System.Text.RegularExpressions;

namespace Vlcp.SppCtl.Replies;

/// <summary>Reads the status of an spp_nfv of before October 2018, which is text.</summary>
internal static partial class NfvStatusText
{
    private const string NoPort = "null";

    /// <summary>Reads either form of text.</summary>
    /// <param name="text">The answer.</param>
    /// <returns>The status; null if it is none.</returns>
    public static NfvStatus? Read(string text)
    {
        var lines = text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return lines is [var first, ..] ? ReadLines(first, lines) : null;
    }

    private static NfvStatus? ReadLines(string first, string[] lines)
    {
        if (Head().Match(first) is { Success: true } head)
        {
            return ReadPortLines(head, lines);
        }

        return first.StartsWith("status:", StringComparison.Ordinal) ? ReadPairs(first["status:".Length..].Trim(), lines) : null;
    }

    // Until February 2018: a line for each port, which names its destination by its index.
    private static NfvStatus ReadPortLines(Match head, string[] lines)
    {
        var ports = lines.Select(line => PortLine().Match(line)).Where(line => line.Success && NameOf(line) is not null)
            .Select(line => (Index: line.Groups["index"].Value, Name: NameOf(line)!, Destination: line.Groups["destination"].Value)).ToList();
        var names = ports.DistinctBy(port => port.Index).ToDictionary(port => port.Index, port => port.Name);
        var clientId = int.TryParse(head.Groups["id"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : (int?)null;
        return new NfvStatus(
            clientId,
            head.Groups["status"].Value,
            [.. names.Values],
            [.. ports.Where(port => names.ContainsKey(port.Destination)).Select(port => new NfvPatch(port.Name, names[port.Destination]))]);
    }

    // Kinds of ports without a number of their own, such as UDF, have no name in the API.
    private static string? NameOf(Match line)
    {
        var type = line.Groups["type"].Value.ToLowerInvariant();
        return (type, line.Groups["number"]) switch
        {
            (_, { Success: true } number) => $"{type}:{number.Value}",
            ("phy", _) => $"{type}:{line.Groups["index"].Value}",
            _ => null,
        };
    }

    // March to October 2018: 'phy:0-null,ring:0-vhost:1', in the first builds without the quotation marks.
    private static NfvStatus ReadPairs(string status, string[] lines)
    {
        var list = lines.Where(line => line.StartsWith("ports:", StringComparison.Ordinal)).Select(line => line["ports:".Length..].Trim().Trim('\'')).FirstOrDefault("");
        var pairs = list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(pair => pair.Split('-', 2)).Select(pair => (Source: pair[0], Destination: pair.ElementAtOrDefault(1) ?? NoPort)).ToList();
        return new NfvStatus(
            null,
            status,
            [.. pairs.Select(pair => pair.Source)],
            [.. pairs.Where(pair => pair.Destination != NoPort).Select(pair => new NfvPatch(pair.Source, pair.Destination))]);
    }

    [GeneratedRegex(@"^Client ID (?<id>\d+) (?<status>\w+)")]
    private static partial Regex Head();

    [GeneratedRegex(@"^port_id:(?<index>\d+),\w*,(?<type>\w+)(\((?<number>\d+)\))?,outport:(?<destination>\w+)")]
    private static partial Regex PortLine();
}
