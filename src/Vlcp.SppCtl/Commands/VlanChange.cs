namespace Vlcp.SppCtl.Commands;

/// <summary>What a port of a component does to VLAN tags.</summary>
/// <param name="Tag">The tag that it adds; null if it takes the tag away.</param>
internal sealed record VlanChange((int Id, int Priority)? Tag)
{
    /// <summary>The words at the end of a <c>port add</c>.</summary>
    public override string ToString() => Tag is var (id, priority) ? FormattableString.Invariant($" add_vlantag {id} {priority}") : " del_vlantag";
}
