namespace Vlcp.Storage.Ovsdb;

/// <summary>What has to be asked of a server before calls can go on.</summary>
internal sealed class OvsdbNeeds
{
    /// <summary>Keys whose entries are not known.</summary>
    internal HashSet<string> Keys { get; } = new(StringComparer.Ordinal);

    /// <summary>Prefixes whose nodes are not known.</summary>
    internal HashSet<string> Nodes { get; } = new(StringComparer.Ordinal);

    /// <summary>Asks for the whole store at once.</summary>
    internal bool Everything { get; set; }

    internal bool Any => Everything || Keys.Count + Nodes.Count > 0;
}
