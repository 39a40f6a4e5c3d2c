using Vlcp.Network.Allocation;
using Vlcp.Network.Model;
using Vlcp.Network.Requests;
using Vlcp.Network.Routers;
using Vlcp.ObjectDb;
using Vlcp.Storage;

namespace Vlcp.Network.Consistency;

/// <summary>Checks that the stored network agrees with itself: references point to objects, every number and address in use belongs
/// to the object that claims it and the other way round, and every address fits its subnet.</summary>
public static class NetworkConsistency
{
    /// <summary>Checks everything at one version.</summary>
    /// <param name="reader">Reads the database.</param>
    /// <returns>What is wrong, one sentence each; empty if nothing is.</returns>
    public static IReadOnlyList<string> Check(IObjectReader reader)
    {
        var expected = new Dictionary<string, NumberUse>();
        return
        [
            .. CheckPhysicalPorts(reader),
            .. CheckLogicalNetworks(reader, expected),
            .. CheckSubnets(reader),
            .. CheckLogicalPorts(reader, expected),
            .. CheckRouterPorts(reader, expected),
            .. CheckNumbersInUse(reader, expected),
            .. CheckFullBlocks(reader),
        ];
    }

    private static IEnumerable<string> CheckPhysicalPorts(IObjectReader reader) =>
        reader.All<PhysicalPort>().SelectMany(port => Missing(reader.Get(port.PhysicalNetwork), port, port.PhysicalNetwork.Key));

    private static IEnumerable<string> CheckLogicalNetworks(IObjectReader reader, Dictionary<string, NumberUse> expected)
    {
        foreach (var network in reader.All<LogicalNetwork>())
        {
            if (reader.Get(network.PhysicalNetwork) is not { } carrier)
            {
                yield return Dangling(network, network.PhysicalNetwork.Key);
                continue;
            }

            expected.Add(NumberPool.FlowNumbers(reader).TakenKey(network.Number), new(network.Number, network.Key, null));
            foreach (var (number, ranges, pool) in new[]
            {
                (network.Vni, carrier.VniRange, NumberPool.Vnis(reader, carrier.Id)),
                (network.VlanId, carrier.VlanRange, NumberPool.VlanIds(reader, carrier.Id)),
            })
            {
                if (number is not { } used)
                {
                    continue;
                }

                expected.Add(pool.TakenKey((uint)used), new((uint)used, network.Key, null));
                if (!(ranges ?? []).Any(range => range.Contains(used)))
                {
                    yield return $"'{network.Key}' has number {used}, which is not in the ranges of '{carrier.Key}'";
                }
            }
        }
    }

    private static IEnumerable<string> CheckSubnets(IObjectReader reader)
    {
        foreach (var subnet in reader.All<SubNet>())
        {
            if (reader.Get(subnet.Network) is null)
            {
                yield return Dangling(subnet, subnet.Network.Key);
            }

            if (!subnet.Cidr.Contains(subnet.AllocatedStart) || !subnet.Cidr.Contains(subnet.AllocatedEnd) || subnet.AllocatedStart > subnet.AllocatedEnd)
            {
                yield return $"'{subnet.Key}' has the range {subnet.AllocatedStart} to {subnet.AllocatedEnd}, which is not one in {subnet.Cidr}";
            }

            if (subnet.Gateway is { } gateway && !subnet.Cidr.Contains(gateway))
            {
                yield return $"'{subnet.Key}' has the gateway {gateway}, which is not in {subnet.Cidr}";
            }

            if (subnet.Router is { } router && reader.Get(router)?.Subnet.Key != subnet.Key)
            {
                yield return $"'{subnet.Key}' names the router interface '{router.Key}', which is not one of this subnet";
            }
        }
    }

    private static IEnumerable<string> CheckLogicalPorts(IObjectReader reader, Dictionary<string, NumberUse> expected)
    {
        foreach (var port in reader.All<LogicalPort>())
        {
            var subnet = reader.Get(port.Subnet);
            if (reader.Get(port.Network) is null)
            {
                yield return Dangling(port, port.Network.Key);
            }

            if (port.Subnet is { } reference && subnet is null)
            {
                yield return Dangling(port, reference.Key);
            }

            if (port.IpAddress is not { } address)
            {
                if (subnet is not null)
                {
                    yield return $"'{port.Key}' is in '{subnet.Key}' and has no address";
                }

                continue;
            }

            var key = NumberPool.Addresses(reader, References.IdOf(port.Network.Key)).TakenKey(address.Value);
            if (!expected.TryAdd(key, new(address.Value, port.Key, subnet?.Key)))
            {
                yield return $"'{port.Key}' and '{expected[key].Owner}' have the same address {address}";
            }

            if (subnet is not null && (address < subnet.AllocatedStart || address > subnet.AllocatedEnd || address == subnet.Gateway))
            {
                yield return $"'{port.Key}' has the address {address}, which '{subnet.Key}' does not give to ports";
            }
        }
    }

    private static IEnumerable<string> CheckRouterPorts(IObjectReader reader, Dictionary<string, NumberUse> expected)
    {
        foreach (var port in reader.All<RouterPort>())
        {
            if (reader.Get(port.Router) is null)
            {
                yield return Dangling(port, port.Router.Key);
            }

            if (reader.Get(port.Subnet) is not { } subnet)
            {
                yield return Dangling(port, port.Subnet.Key);
                continue;
            }

            if (!subnet.IsExternal && subnet.Router?.Key != port.Key)
            {
                yield return $"'{port.Key}' is an interface in '{subnet.Key}', which does not name it";
            }

            if (InterfaceAddresses.InUse(port.IpAddress, subnet) is not { } address)
            {
                continue;
            }

            var key = NumberPool.Addresses(reader, References.IdOf(subnet.Network.Key)).TakenKey(address.Value);
            if (!expected.TryAdd(key, new(address.Value, port.Key, subnet.Key)))
            {
                yield return $"'{port.Key}' and '{expected[key].Owner}' have the same address {address}";
            }
        }
    }

    private static IEnumerable<string> CheckNumbersInUse(IObjectReader reader, Dictionary<string, NumberUse> expected)
    {
        foreach (var (key, value) in reader.ScanRaw(KeyRange.Prefix(NumberPool.TakenPrefix)))
        {
            var found = NumberPool.Decode(key, value);
            if (!expected.Remove(key, out var wanted))
            {
                yield return $"'{key}' belongs to '{found.Owner}', which does not have it";
            }
            else if (found != wanted)
            {
                yield return $"'{key}' belongs to '{found.Owner}' of '{found.Scope}', but '{wanted.Owner}' of '{wanted.Scope}' has it";
            }
        }

        foreach (var (key, use) in expected)
        {
            yield return $"'{use.Owner}' has the number of '{key}', which does not exist";
        }
    }

    private static IEnumerable<string> CheckFullBlocks(IObjectReader reader) =>
        reader.Keys(KeyRange.Prefix(NumberPool.FullPrefix)).Where(marker => !NumberPool.IsFull(reader, marker))
            .Select(marker => $"'{marker}' says that a block is full, but it has free numbers");

    private static IEnumerable<string> Missing(DataObject? target, DataObject owner, string key) => target is null ? [Dangling(owner, key)] : [];

    private static string Dangling(DataObject owner, string key) => $"'{owner.Key}' refers to '{key}', which does not exist";
}
