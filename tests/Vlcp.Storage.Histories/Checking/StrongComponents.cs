namespace Vlcp.Storage.Histories;

/// <summary>Tarjan's strongly connected components, without recursion: histories are long.</summary>
internal static class StrongComponents
{
    internal static List<List<int>> Of(int nodes, Func<int, IEnumerable<int>> successors)
    {
        var components = new List<List<int>>();
        var (index, low, onStack) = (new int[nodes], new int[nodes], new bool[nodes]);
        var stack = new Stack<int>();
        var counter = 0;
        for (var root = 0; root < nodes; root++)
        {
            if (index[root] != 0)
            {
                continue;
            }

            var calls = new Stack<(int Node, IEnumerator<int> Next)>();
            Enter(root);
            while (calls.TryPeek(out var call))
            {
                if (call.Next.MoveNext())
                {
                    var to = call.Next.Current;
                    if (index[to] == 0)
                    {
                        Enter(to);
                    }
                    else if (onStack[to])
                    {
                        low[call.Node] = Math.Min(low[call.Node], index[to]);
                    }

                    continue;
                }

                calls.Pop();
                if (calls.TryPeek(out var parent))
                {
                    low[parent.Node] = Math.Min(low[parent.Node], low[call.Node]);
                }

                if (low[call.Node] == index[call.Node])
                {
                    components.Add(Leave(call.Node));
                }
            }

            void Enter(int node)
            {
                index[node] = low[node] = ++counter;
                stack.Push(node);
                onStack[node] = true;
                calls.Push((node, successors(node).GetEnumerator()));
            }
        }

        return components;

        List<int> Leave(int top)
        {
            var component = new List<int>();
            do
            {
                component.Add(stack.Pop());
                onStack[component[^1]] = false;
            }
            while (component[^1] != top);

            return component;
        }
    }
}
