using Vlcp.Network.Allocation;
using Vlcp.Network.Model;
using Vlcp.Network.Requests;
using Vlcp.Network.Routers;
using Vlcp.ObjectDb;

namespace Vlcp.Network.Consistency;

/// <summary>Checks that the stored network agrees with itself: all that <see cref="ObjectConsistency"/> checks, every number and address
/// in use belongs to the object that claims it and the other way round, every address fits its subnet, and subnets and routers name
/// each other.</summary>
public static class NetworkConsistency
{
    /// <summary>Checks everything at one version. A whole store is read at once.</summary>
    /// <param name="reader">Reads the database; its schema has the classes of all objects.</param>
    /// <returns>What is wrong, one sentence each, with the keys in quotes; empty if nothing is.</returns>
    public static IReadOnlyList<string> Check(IObjectReader reader)
    {
        var numbers = new NumbersInUse();
        return
        [
            .. ObjectConsistency.Check(reader, NumberPool.TakenPrefix, NumberPool.FullPrefix),
            .. CheckLogicalNetworks(reader, numbers),
            .. CheckSubnets(reader),
            .. CheckLogicalPorts(reader, numbers),
            .. CheckRouterPorts(reader, numbers),
            .. numbers.Check(reader),
        ];
    }

    private static IEnumerable<string> CheckLogicalNetworks(IObjectReader reader, NumbersInUse numbers)
    {
        foreach (var network in reader.All<LogicalNetwork>())
        {
            if (network.Number is 0 or > LogicalNetwork.LargestNumber)
            {
                yield return $"'{network.Key}' has the number {network.Number} for flows, which is not from 1 to {LogicalNetwork.LargestNumber}";
            }

            foreach (var problem in numbers.Add(NumberPool.FlowNumbers(reader), network.Number, network.Key))
            {
                yield return problem;
            }

            foreach (var problem in reader.Get(network.PhysicalNetwork) is { } carrier ? CheckCarrier(reader, network, carrier, numbers) : [])
            {
                yield return problem;
            }
        }
    }

    private static IEnumerable<string> CheckCarrier(IObjectReader reader, LogicalNetwork network, PhysicalNetwork carrier, NumbersInUse numbers)
    {
        foreach (var (noun, number, ranges, pool) in new[]
        {
            ("VNI", network.Vni, carrier.VniRange, NumberPool.Vnis(reader, carrier.Id)),
            ("VLAN ID", network.VlanId, carrier.VlanRange, NumberPool.VlanIds(reader, carrier.Id)),
        })
        {
            if (number is not { } used)
            {
                if (ranges is not null)
                {
                    yield return $"'{network.Key}' has no {noun}, but '{carrier.Key}' has a range of them";
                }

                continue;
            }

            foreach (var problem in numbers.Add(pool, (uint)used, network.Key))
            {
                yield return problem;
            }

            if (!(ranges ?? []).Any(range => range.Contains(used)))
            {
                yield return $"'{network.Key}' has the {noun} {used}, which is not in the ranges of '{carrier.Key}'";
            }
        }
    }

    private static IEnumerable<string> CheckSubnets(IObjectReader reader)
    {
        foreach (var subnet in reader.All<SubNet>())
        {
            if (!subnet.Cidr.Contains(subnet.AllocatedStart) || !subnet.Cidr.Contains(subnet.AllocatedEnd) || subnet.AllocatedStart > subnet.AllocatedEnd)
            {
                yield return $"'{subnet.Key}' has the range {subnet.AllocatedStart} to {subnet.AllocatedEnd}, which is not one in {subnet.Cidr}";
            }

            if (subnet.Gateway is { } gateway && !subnet.Cidr.Contains(gateway))
            {
                yield return $"'{subnet.Key}' has the gateway {gateway}, which is not in {subnet.Cidr}";
            }

            if (subnet.Router is { } router && (subnet.IsExternal || reader.Get(router)?.Subnet.Key != subnet.Key))
            {
                yield return $"'{subnet.Key}' names the router interface '{router.Key}', which is not one of this subnet";
            }
        }
    }

    private static IEnumerable<string> CheckLogicalPorts(IObjectReader reader, NumbersInUse numbers)
    {
        foreach (var port in reader.All<LogicalPort>())
        {
            var subnet = reader.Get(port.Subnet);
            if (subnet is not null && subnet.Network.Key != port.Network.Key)
            {
                yield return $"'{port.Key}' of '{port.Network.Key}' is in '{subnet.Key}', which belongs to '{subnet.Network.Key}'";
            }

            if (port.IpAddress is not { } address)
            {
                if (subnet is not null)
                {
                    yield return $"'{port.Key}' is in '{subnet.Key}' and has no address";
                }

                continue;
            }

            foreach (var problem in numbers.Add(NumberPool.Addresses(reader, References.IdOf(port.Network.Key)), address.Value, port.Key, port.Subnet?.Key))
            {
                yield return problem;
            }

            if (subnet is not null && (address < subnet.AllocatedStart || address > subnet.AllocatedEnd || address == subnet.Gateway))
            {
                yield return $"'{port.Key}' has the address {address}, which '{subnet.Key}' does not give to ports";
            }
        }
    }

    private static IEnumerable<string> CheckRouterPorts(IObjectReader reader, NumbersInUse numbers)
    {
        foreach (var port in reader.All<RouterPort>())
        {
            if (reader.Get(port.Subnet) is not { } subnet)
            {
                continue;
            }

            if (!subnet.IsExternal && subnet.Router?.Key != port.Key)
            {
                yield return $"'{port.Key}' is an interface in '{subnet.Key}', which does not name it";
            }

            if (port.IpAddress is null && subnet.Gateway is null)
            {
                yield return $"'{port.Key}' has no address, and neither has '{subnet.Key}' a gateway";
            }

            if (port.IpAddress is { } given && !subnet.Cidr.Contains(given))
            {
                yield return $"'{port.Key}' has the address {given}, which is not in {subnet.Cidr} of '{subnet.Key}'";
            }

            if (InterfaceAddresses.InUse(port.IpAddress, subnet) is { } address)
            {
                foreach (var problem in numbers.Add(NumberPool.Addresses(reader, References.IdOf(subnet.Network.Key)), address.Value, port.Key, subnet.Key))
                {
                    yield return problem;
                }
            }
        }
    }
}
