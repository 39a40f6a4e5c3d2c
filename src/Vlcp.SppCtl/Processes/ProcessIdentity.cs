using System.Globalization;
using Vlcp.SppCtl.Wire;

namespace Vlcp.SppCtl.Processes;

/// <summary>Who a process is.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="ClientId">Its number among the secondary processes, 0 or more; null for the primary.</param>
internal sealed record ProcessIdentity(ProcessKind Kind, int? ClientId)
{
    /// <summary>The command that asks a secondary process who it is.</summary>
    public const string Command = "_get_client_id";

    /// <summary>The one primary.</summary>
    public static ProcessIdentity Primary { get; } = new(ProcessKind.Primary, null);

    /// <summary>The kind as it is spelt in the API.</summary>
    public string TypeName => Kind switch
    {
        ProcessKind.Primary => "primary",
        ProcessKind.Vf => "vf",
        ProcessKind.Nfv => "nfv",
        ProcessKind.Mirror => "mirror",
        _ => "pcap",
    };

    /// <summary>Reads the answer to <see cref="Command"/>.</summary>
    /// <param name="reply">JSON with <c>client_id</c> and perhaps <c>process_type</c>, or only a number.</param>
    /// <returns>Who answered; null if the answer does not tell.</returns>
    public static ProcessIdentity? Read(ProcessReply reply)
    {
        if (reply.Json is null)
        {
            return int.TryParse(reply.Text.AsSpan().Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? new ProcessIdentity(ProcessKind.Nfv, number)
                : null;
        }

        var refusal = reply.Member("results").Items().Select(result => result.Member("result").AsText()).FirstOrDefault();
        return refusal != "error" && reply.Member("client_id").AsInteger() is >= 0 and var id && KindOf(reply.Member("process_type").AsText()) is { } kind
            ? new ProcessIdentity(kind, id)
            : null;
    }

    /// <inheritdoc/>
    public override string ToString() => ClientId is { } id ? FormattableString.Invariant($"{TypeName}({id})") : TypeName;

    // Only spp_vf spoke JSON before processes named their type.
    private static ProcessKind? KindOf(string? type) => type switch
    {
        null or "vf" => ProcessKind.Vf,
        "nfv" or "vm" => ProcessKind.Nfv,
        "mirror" => ProcessKind.Mirror,
        "pcap" => ProcessKind.Pcap,
        _ => null,
    };
}
