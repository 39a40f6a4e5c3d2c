using Vlcp.OpenFlow.Actions;
using Vlcp.OpenFlow.Nicira;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Text;

/// <summary>The action <c>ct</c> from text.</summary>
/// <param name="actions">For nested actions and names of tables.</param>
internal sealed class CtParser(ActionParser actions)
{
    private const ushort FtpPort = 21;
    private const ushort TftpPort = 69;

    public CtAction Parse(string text) => TextTokens.Split(text).Aggregate(
        new CtAction(CtFlags.None, 0, null, CtAction.NoTable, 0, []), With);

    private static CtAction WithZone(CtAction ct, string text) => text.Length == 0 || char.IsAsciiDigit(text[0])
        ? ct with { Zone = ValueParser.Number16(text, "zone") }
        : ct with { ZoneSource = ValueParser.Subfield(text) };

    private static ushort Helper(string text) => text switch
    {
        "ftp" => FtpPort,
        "tftp" => TftpPort,
        _ => ValueParser.Number16(text, "alg"),
    };

    private static WireList<OpenFlowAction> Appended(CtAction ct, IEnumerable<OpenFlowAction> further) =>
        ct.Actions.Concat(further).ToWireList();

    private CtAction With(CtAction ct, TextToken part) => part.Name switch
    {
        "commit" => ct with { Flags = ct.Flags | CtFlags.Commit },
        "force" => ct with { Flags = ct.Flags | CtFlags.Force },
        "table" => ct with { RecirculationTable = actions.Table(part.Needed) },
        "zone" => WithZone(ct, part.Needed),
        "alg" => ct with { Helper = Helper(part.Needed) },
        "nat" => ct with { Actions = Appended(ct, [NatParser.Parse(part.Value)]) },
        "exec" => ct with { Actions = Appended(ct, actions.ParseActions(part.Needed)) },
        _ => throw new FormatException($"ct: '{part.Name}' is none of commit, force, table, zone, alg, nat, exec"),
    };
}
