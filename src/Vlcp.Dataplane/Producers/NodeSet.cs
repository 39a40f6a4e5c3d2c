namespace Vlcp.Dataplane.Producers;

/// <summary>A set of nodes. There are some for each port and nearly all have one element, which costs nothing here but the reference.</summary>
/// <remarks>It is a value that changes: keep it in a field or take a reference to it, a copy is no longer the set.</remarks>
internal struct NodeSet
{
    // Nothing, the only node, or a HashSet of nodes.
    private object? _nodes;

    public readonly bool IsEmpty => _nodes is null;

    public readonly IEnumerable<Node> All => _nodes switch
    {
        null => [],
        Node only => [only],
        _ => (HashSet<Node>)_nodes,
    };

    public void Add(Node node)
    {
        if (_nodes is HashSet<Node> many)
        {
            many.Add(node);
        }
        else if (_nodes is null)
        {
            _nodes = node;
        }
        else if (_nodes != node)
        {
            _nodes = new HashSet<Node> { (Node)_nodes, node };
        }
    }

    /// <summary>Removes a node; false if it is not there.</summary>
    public bool Remove(Node node)
    {
        if (_nodes is not HashSet<Node> many)
        {
            if (_nodes != node)
            {
                return false;
            }

            _nodes = null;
            return true;
        }

        var removed = many.Remove(node);
        if (many.Count == 0)
        {
            _nodes = null;
        }

        return removed;
    }
}
