using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Vlcp.Switches.Tables;

/// <summary>
/// The numbers of named tables. The tables that Vlcp knows have fixed numbers with gaps; others get a number in a gap, and keep it
/// while the layout changes around them, so that a module that comes or goes never moves the flows of another.
/// </summary>
public sealed class TableLayout
{
    // 255 means "all tables" in OpenFlow, and Open vSwitch keeps table 254 for itself.
    private const int HighestNumber = 253;

    private static readonly FrozenDictionary<string, byte> Fixed = new Dictionary<string, byte>
    {
        ["ingress"] = 0,
        ["l2input"] = 10,
        ["vxlaninput"] = 20,
        ["arp"] = 30,
        ["l3input"] = 40,
        ["l3router"] = 50,
        ["l3local"] = 55,
        ["l3output"] = 60,
        ["l2output"] = 70,
        ["l2learning"] = 80,
        ["vxlanoutput"] = 90,
        ["vxlanlearning"] = 100,
        ["egress"] = 240,
    }.ToFrozenDictionary();

    private readonly FrozenDictionary<string, byte> _numbers;

    private TableLayout(Dictionary<string, byte> numbers, Dictionary<string, string> paths)
    {
        _numbers = numbers.ToFrozenDictionary();
        Tables = [.. numbers.OrderBy(t => t.Value).Select(t => (t.Key, t.Value))];
        Paths = Tables.GroupBy(t => paths[t.Name]).ToImmutableSortedDictionary(g => g.Key, g => g.ToImmutableArray(), StringComparer.Ordinal);
    }

    /// <summary>A layout without tables.</summary>
    public static TableLayout Empty { get; } = new([], []);

    /// <summary>All tables in the order of their numbers.</summary>
    public ImmutableArray<(string Name, byte Number)> Tables { get; }

    /// <summary>The tables of each path in the order of their numbers.</summary>
    public ImmutableSortedDictionary<string, ImmutableArray<(string Name, byte Number)>> Paths { get; }

    /// <summary>The number of a table.</summary>
    /// <exception cref="KeyNotFoundException">No module asked for the table.</exception>
    public byte this[string name] =>
        _numbers.TryGetValue(name, out var number) ? number : throw new KeyNotFoundException($"table '{name}' is not in the layout: no loaded module asked for it");

    /// <summary>True if some module asked for the table.</summary>
    public bool Contains(string name) => _numbers.ContainsKey(name);

    /// <summary>The table that packets fall through to: the next one in the same path; null at the end of the path.</summary>
    public string? Next(string name)
    {
        var number = this[name];
        foreach (var path in Paths.Values.Where(path => path.Any(t => t.Name == name)))
        {
            return path.Where(t => t.Number > number).Select(t => t.Name).FirstOrDefault();
        }

        return null;
    }

    /// <summary>Numbers the tables of all requests.</summary>
    /// <param name="requests">The wishes of all modules, in any order: the result does not depend on it.</param>
    /// <param name="previous">The layout in force, whose numbers are kept where they still fit.</param>
    /// <exception cref="TableLayoutException">The requests contradict each other.</exception>
    public static TableLayout Compute(IEnumerable<TableRequest> requests, TableLayout? previous = null)
    {
        var predecessors = new SortedDictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        var paths = new Dictionary<string, string>();
        foreach (var request in requests)
        {
            Merge(request, predecessors, paths);
        }

        foreach (var name in predecessors.Keys)
        {
            paths.TryAdd(name, "");
        }

        var numbers = new Dictionary<string, byte>();
        var order = TopologicalOrder(predecessors);
        Keep(order, predecessors, numbers, name => Fixed.TryGetValue(name, out var number) ? number : null);
        if (previous is not null)
        {
            Keep(order, predecessors, numbers, name => previous._numbers.TryGetValue(name, out var number) ? number : null);
        }

        foreach (var name in order.Where(name => !numbers.ContainsKey(name)))
        {
            numbers[name] = FreeNumber(name, predecessors, numbers);
        }

        return new TableLayout(numbers, paths);
    }

    private static void Merge(TableRequest request, SortedDictionary<string, SortedSet<string>> predecessors, Dictionary<string, string> paths)
    {
        if (paths.TryGetValue(request.Name, out var path) && path != request.Path)
        {
            throw new TableLayoutException($"table '{request.Name}' is asked for in path '{path}' and in path '{request.Path}': a table stands in one path");
        }

        paths[request.Name] = request.Path;
        foreach (var name in request.After.Add(request.Name))
        {
            predecessors.TryAdd(name, new SortedSet<string>(StringComparer.Ordinal));
        }

        predecessors[request.Name].UnionWith(request.After);
    }

    private static List<string> TopologicalOrder(SortedDictionary<string, SortedSet<string>> predecessors)
    {
        var order = new List<string>(predecessors.Count);
        var placed = new HashSet<string>();
        while (order.Count < predecessors.Count)
        {
            var ready = predecessors.Where(t => !placed.Contains(t.Key) && placed.IsSupersetOf(t.Value)).Select(t => t.Key).ToList();
            if (ready.Count == 0)
            {
                var circle = string.Join(", ", predecessors.Keys.Where(name => !placed.Contains(name)));
                throw new TableLayoutException($"tables {circle} stand in a circle: each must come after another of them");
            }

            order.AddRange(ready);
            placed.UnionWith(ready);
        }

        return order;
    }

    private static void Keep(
        List<string> order,
        SortedDictionary<string, SortedSet<string>> predecessors,
        Dictionary<string, byte> numbers,
        Func<string, byte?> wished)
    {
        foreach (var name in order.Where(name => !numbers.ContainsKey(name)))
        {
            if (wished(name) is { } number && !numbers.ContainsValue(number) && number > Lowest(name, predecessors, numbers) && number < Highest(name, predecessors, numbers))
            {
                numbers[name] = number;
            }
        }
    }

    private static byte FreeNumber(string name, SortedDictionary<string, SortedSet<string>> predecessors, Dictionary<string, byte> numbers)
    {
        var highest = Highest(name, predecessors, numbers);
        for (var number = Lowest(name, predecessors, numbers) + 1; number < highest; number++)
        {
            if (!numbers.ContainsValue((byte)number) && !Fixed.Values.Contains((byte)number))
            {
                return (byte)number;
            }
        }

        throw new TableLayoutException($"no number is left for table '{name}' below {highest}: {HighestNumber + 1} tables are the limit");
    }

    private static int Lowest(string name, SortedDictionary<string, SortedSet<string>> predecessors, Dictionary<string, byte> numbers) =>
        Ancestors(name, predecessors).Select(a => numbers.TryGetValue(a, out var number) ? number : -1).DefaultIfEmpty(-1).Max();

    private static int Highest(string name, SortedDictionary<string, SortedSet<string>> predecessors, Dictionary<string, byte> numbers) =>
        numbers.Where(t => Ancestors(t.Key, predecessors).Contains(name)).Select(t => (int)t.Value).DefaultIfEmpty(HighestNumber + 1).Min();

    private static HashSet<string> Ancestors(string name, SortedDictionary<string, SortedSet<string>> predecessors)
    {
        var found = new HashSet<string>();
        var open = new Stack<string>(predecessors[name]);
        while (open.TryPop(out var ancestor))
        {
            if (found.Add(ancestor))
            {
                foreach (var next in predecessors[ancestor])
                {
                    open.Push(next);
                }
            }
        }

        return found;
    }
}
