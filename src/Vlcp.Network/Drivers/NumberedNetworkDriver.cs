using System.Collections.Immutable;
using Vlcp.Hosting.Modules;
using Vlcp.Network.Allocation;
using Vlcp.Network.Model;
using Vlcp.Network.Requests;
using Vlcp.ObjectDb;

namespace Vlcp.Network.Drivers;

/// <summary>What VLAN and VXLAN networks have in common: each logical network has a number of its own out of the ranges of the
/// physical network.</summary>
internal sealed class NumberedNetworkDriver(NumberedNetworkTerms terms)
{
    public PhysicalNetwork Configure(PhysicalNetwork network, NetworkRanges ranges)
    {
        var (own, other) = terms.RangesOf(ranges);
        RefuseOther(network, other);
        return own.Exists ? terms.WithRanges(network, own.AsNumberRanges(terms.LargestNumber)) : throw own.Error("");
    }

    public PhysicalNetwork Reconfigure(IObjectTransaction transaction, PhysicalNetwork network, NetworkRanges ranges)
    {
        var (own, other) = terms.RangesOf(ranges);
        RefuseOther(network, other);
        if (!own.Exists)
        {
            return network;
        }

        var changed = own.AsNumberRanges(terms.LargestNumber);
        var pool = terms.PoolOf(transaction, network.Id);
        foreach (var (first, last) in GapsOf(changed))
        {
            foreach (var use in pool.UsesIn((uint)first, (uint)last))
            {
                throw own.Conflict($"must contain every {terms.Noun} in use, but {use.Number} of logical network '{References.IdOf(use.Owner)}' is not in {own.Node!.ToJsonString()}");
            }
        }

        return terms.WithRanges(network, changed);
    }

    public LogicalNetwork Allocate(
        IObjectTransaction transaction, PhysicalNetwork physicalNetwork, LogicalNetwork network, NetworkNumbers numbers, ApiValue parameter)
    {
        var (own, other) = terms.NumbersOf(numbers);
        RefuseOther(physicalNetwork, other);
        var pool = terms.PoolOf(transaction, physicalNetwork.Id);
        var ranges = terms.RangesOf(physicalNetwork);
        var number = own.Exists ? Check(pool, ranges, own, physicalNetwork) : FindLowestFree(pool, ranges, parameter, physicalNetwork);
        pool.Take((uint)number, network.Key);
        return terms.WithNumber(network, number);
    }

    public LogicalNetwork Release(IObjectTransaction transaction, PhysicalNetwork physicalNetwork, LogicalNetwork network)
    {
        if (terms.NumberOf(network) is { } number)
        {
            terms.PoolOf(transaction, physicalNetwork.Id).Release((uint)number);
        }

        return terms.WithNumber(network, null);
    }

    private int Check(NumberPool pool, ImmutableArray<NumberRange> ranges, ApiValue parameter, PhysicalNetwork network)
    {
        var number = parameter.AsInt32AcceptingText(1, terms.LargestNumber);
        if (!ranges.Any(range => range.Contains(number)))
        {
            throw parameter.Error($"must be in the ranges {Show(ranges)} of physical network '{network.Id}'");
        }

        return pool.UseOf((uint)number) is { } use
            ? throw parameter.Conflict($"must be free, but {terms.Noun} {number} is in use by logical network '{References.IdOf(use.Owner)}'")
            : number;
    }

    private int FindLowestFree(NumberPool pool, ImmutableArray<NumberRange> ranges, ApiValue parameter, PhysicalNetwork network)
    {
        foreach (var range in ranges)
        {
            if (pool.FindLowestFree((uint)range.First, (uint)range.Last) is { } number)
            {
                return (int)number;
            }
        }

        throw parameter.Conflict($"must have a free {terms.Noun}, but every one in the ranges {Show(ranges)} of physical network '{network.Id}' is in use");
    }

    private static void RefuseOther(PhysicalNetwork network, ApiValue other)
    {
        if (other.Exists)
        {
            throw other.NotAllowed($"does not apply to physical network '{network.Id}' of type {network.Type}");
        }
    }

    private IEnumerable<NumberRange> GapsOf(ImmutableArray<NumberRange> ranges)
    {
        var next = 1;
        foreach (var range in ranges)
        {
            if (range.First > next)
            {
                yield return new(next, range.First - 1);
            }

            next = range.Last + 1;
        }

        if (next <= terms.LargestNumber)
        {
            yield return new(next, terms.LargestNumber);
        }
    }

    private static string Show(ImmutableArray<NumberRange> ranges) => $"[{string.Join(", ", ranges)}]";
}
