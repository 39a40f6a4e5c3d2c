using System.Security.Cryptography;
using System.Text;
using Vlcp.Ovsdb;

namespace Vlcp.Storage.Ovsdb;

/// <summary>
/// Entries and nodes as rows. The identity of a row is made from the key or prefix: OVSDB finds rows by their identity at once, and by anything
/// else only by looking at all of them.
/// </summary>
internal static class OvsdbRows
{
    private static readonly string[] EntryColumns = ["value", "binary", "revision"];
    private static readonly string[] NodeColumns = ["keys", "children"];

    internal static Dictionary<string, OvsdbValue> Of(params ReadOnlySpan<(string Column, OvsdbValue Value)> columns)
    {
        var row = new Dictionary<string, OvsdbValue>(columns.Length, StringComparer.Ordinal);
        foreach (var (column, value) in columns)
        {
            row[column] = value;
        }

        return row;
    }

    internal static OvsdbValue Names(IEnumerable<string> names) => OvsdbValue.Set(names.Select(name => OvsdbAtom.String(OvsdbText.Escape(name))));

    internal static OvsdbOperation SelectEntry(string key) => OvsdbOperation.Select("Entry", RowOf(key), EntryColumns);

    internal static OvsdbOperation SelectNode(string prefix) => OvsdbOperation.Select("Node", RowOf(prefix), NodeColumns);

    internal static OvsdbOperation[] SelectEverything() =>
        [OvsdbOperation.Select("Entry", [], EntryColumns.Append("key")), OvsdbOperation.Select("Node", [], NodeColumns.Append("prefix"))];

    /// <exception cref="FormatException">The row holds what a store never writes.</exception>
    internal static StoreEntry ReadEntry(string key, OvsdbRow row) =>
        new(key, OvsdbText.Decode(row["value"].AsString(), row["binary"].AsBoolean()), row["revision"].AsInteger());

    internal static OvsdbNode ReadNode(string prefix, OvsdbRow row) =>
        OvsdbNode.Of(prefix, row["keys"].AsStrings().Select(OvsdbText.Unescape), row["children"].AsStrings().Select(OvsdbText.Unescape));

    /// <summary>What makes an entry out of what it was; null: nothing is to be done.</summary>
    internal static OvsdbOperation? Change(string key, StoreEntry? before, StoreEntry? after)
    {
        if (after is null)
        {
            return before is null ? null : OvsdbOperation.Delete("Entry", RowOf(key));
        }

        var (text, isBinary) = OvsdbText.Encode(after.Value.Span);
        return before is null
            ? OvsdbOperation.Insert(
                "Entry", Of(("key", OvsdbText.Escape(key)), ("value", text), ("binary", isBinary), ("revision", after.Revision)), uuid: Identity(key))
            : OvsdbOperation.Update("Entry", RowOf(key), Of(("value", text), ("binary", isBinary), ("revision", after.Revision)));
    }

    /// <summary>What makes a node out of what it was; null: nothing is to be done.</summary>
    internal static OvsdbOperation? Change(string prefix, OvsdbNode? before, OvsdbNode? after)
    {
        if (after is null)
        {
            return before is null ? null : OvsdbOperation.Delete("Node", RowOf(prefix));
        }

        if (before is null)
        {
            return OvsdbOperation.Insert(
                "Node", Of(("prefix", OvsdbText.Escape(prefix)), ("keys", Names(after.Keys)), ("children", Names(after.Children))), uuid: Identity(prefix));
        }

        OvsdbMutation[] mutations = [.. Changes("keys", before.Keys, after.Keys), .. Changes("children", before.Children, after.Children)];
        return mutations.Length == 0 ? null : OvsdbOperation.Mutate("Node", RowOf(prefix), mutations);
    }

    private static IEnumerable<OvsdbMutation> Changes(string column, IReadOnlyCollection<string> before, IReadOnlyCollection<string> after)
    {
        var gone = before.Except(after, StringComparer.Ordinal).ToList();
        var come = after.Except(before, StringComparer.Ordinal).ToList();
        if (gone.Count > 0)
        {
            yield return OvsdbMutation.Delete(column, Names(gone));
        }

        if (come.Count > 0)
        {
            yield return OvsdbMutation.Insert(column, Names(come));
        }
    }

    private static OvsdbCondition[] RowOf(string name) => [OvsdbCondition.Row(Identity(name))];

    private static Guid Identity(string name) => new(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 16));
}
