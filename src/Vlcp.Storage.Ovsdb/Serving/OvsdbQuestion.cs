using Vlcp.Ovsdb;

namespace Vlcp.Storage.Ovsdb;

/// <summary>One transaction that asks for what is needed.</summary>
internal sealed class OvsdbQuestion
{
    // A server does nothing else while it answers.
    private const int MostRows = 1000;

    private readonly List<OvsdbOperation> _operations = [];
    private readonly string[] _nodes;
    private readonly string[] _keys;
    private readonly bool _isWhole;

    /// <summary>A question.</summary>
    /// <param name="needs">What is needed; what is too much for one transaction is left out.</param>
    /// <param name="confirms">True to have the whole cluster agree that the answer is not behind: that is a commit of its own.</param>
    internal OvsdbQuestion(OvsdbNeeds needs, bool confirms)
    {
        _isWhole = needs.Everything;
        _nodes = _isWhole ? [] : [.. needs.Nodes.Take(MostRows)];
        _keys = _isWhole ? [] : [.. needs.Keys.Take(MostRows - _nodes.Length)];
        _operations.Add(OvsdbOperation.Select("Store", [], ["revision"]));
        _operations.AddRange(_isWhole ? OvsdbRows.SelectEverything() : [.. _nodes.Select(OvsdbRows.SelectNode), .. _keys.Select(OvsdbRows.SelectEntry)]);
        if (confirms)
        {
            _operations.Add(OvsdbOperation.Mutate("Store", [], new OvsdbMutation("reads", OvsdbMutator.Add, 1L)));
        }
    }

    /// <summary>The transaction.</summary>
    internal IReadOnlyList<OvsdbOperation> Operations => _operations;

    /// <summary>The revision of an answer.</summary>
    internal static long RevisionOf(OvsdbOperationResult[] results) => results[0].Rows[0]["revision"].AsInteger();

    /// <summary>Adds an answer to what is known.</summary>
    /// <exception cref="FormatException">The tables hold what a store never writes.</exception>
    internal void Read(OvsdbOperationResult[] results, OvsdbContent content)
    {
        if (_isWhole)
        {
            ReadWhole(results, content);
            return;
        }

        for (var i = 0; i < _nodes.Length; i++)
        {
            content.Set(_nodes[i], results[1 + i].Rows is [var row] ? OvsdbRows.ReadNode(_nodes[i], row) : null);
        }

        for (var i = 0; i < _keys.Length; i++)
        {
            content.Set(_keys[i], results[1 + _nodes.Length + i].Rows is [var row] ? OvsdbRows.ReadEntry(_keys[i], row) : null);
        }
    }

    private static void ReadWhole(OvsdbOperationResult[] results, OvsdbContent content)
    {
        content.Set("", (OvsdbNode?)null);
        foreach (var row in results[2].Rows)
        {
            var prefix = OvsdbText.Unescape(row["prefix"].AsString());
            content.Set(prefix, OvsdbRows.ReadNode(prefix, row));
        }

        foreach (var row in results[1].Rows)
        {
            var key = OvsdbText.Unescape(row["key"].AsString());
            content.Set(key, OvsdbRows.ReadEntry(key, row));
        }
    }
}
