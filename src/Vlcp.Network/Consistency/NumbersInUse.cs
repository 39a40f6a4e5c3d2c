using System.Text.Json;
using Vlcp.Network.Allocation;
using Vlcp.ObjectDb;
using Vlcp.Storage;

namespace Vlcp.Network.Consistency;

/// <summary>The numbers and addresses that objects have, to be compared with what the pools say.</summary>
internal sealed class NumbersInUse
{
    private readonly Dictionary<string, NumberUse> _uses = [];

    /// <summary>Notes that an object has a number.</summary>
    /// <returns>What is wrong with that: another object has it too.</returns>
    public IEnumerable<string> Add(NumberPool pool, uint number, string owner, string? scope = null)
    {
        var key = pool.TakenKey(number);
        return _uses.TryAdd(key, new NumberUse(number, owner, scope)) ? [] : [$"'{owner}' and '{_uses[key].Owner}' have the same number or address '{key}'"];
    }

    /// <summary>Compares the pools of a store with what was noted.</summary>
    public IEnumerable<string> Check(IObjectReader reader)
    {
        foreach (var (key, value) in reader.ScanRaw(KeyRange.Prefix(NumberPool.TakenPrefix)))
        {
            if (Decode(key, value) is not { } found)
            {
                yield return $"'{key}' can't be read as a number in use";
            }
            else if (!_uses.TryGetValue(key, out var wanted))
            {
                yield return $"'{key}' belongs to '{found.Owner}', which does not have it";
            }
            else if (found != wanted)
            {
                yield return $"'{key}' belongs to '{found.Owner}' of '{found.Scope}', but '{wanted.Owner}' of '{wanted.Scope}' has it";
            }

            _uses.Remove(key);
        }

        foreach (var (key, use) in _uses)
        {
            yield return $"'{use.Owner}' has the number of '{key}', which does not exist";
        }

        foreach (var marker in reader.Keys(KeyRange.Prefix(NumberPool.FullPrefix)))
        {
            if (IsFull(reader, marker) is not { } full)
            {
                yield return $"'{marker}' is not the key of a full block";
            }
            else if (!full)
            {
                yield return $"'{marker}' says that a block is full, but it has free numbers";
            }
        }
    }

    private static NumberUse? Decode(string key, ReadOnlyMemory<byte> value)
    {
        try
        {
            return NumberPool.Decode(key, value);
        }
        catch (Exception damage) when (damage is JsonException or FormatException or OverflowException or ArgumentException)
        {
            return null;
        }
    }

    private static bool? IsFull(IObjectReader reader, string marker)
    {
        try
        {
            return NumberPool.IsFull(reader, marker);
        }
        catch (Exception damage) when (damage is FormatException or OverflowException or ArgumentException)
        {
            return null;
        }
    }
}
