using System.Text.Json.Nodes;
using Vlcp.Hosting.Modules;
using Vlcp.Network.Allocation;
using Vlcp.Network.Model;
using Vlcp.Network.Requests;
using Vlcp.ObjectDb;
using Vlcp.Packets;

namespace Vlcp.Network.Subnets;

/// <summary>How the addresses of a subnet must fit each other and what is in use.</summary>
internal static class SubnetRules
{
    /// <summary>The rules that need nothing but the subnet itself.</summary>
    public static void Check(SubnetRequest request, SubNet subnet)
    {
        RequireInside(subnet.Cidr, request.AllocatedStart, subnet.AllocatedStart, request);
        RequireInside(subnet.Cidr, request.AllocatedEnd, subnet.AllocatedEnd, request);
        if (subnet.AllocatedStart > subnet.AllocatedEnd)
        {
            var blamed = request.AllocatedStart.Exists ? request.AllocatedStart : request.AllocatedEnd;
            throw (blamed.Exists ? blamed.Source : request.Cidr.Source).NotAllowed(
                $"leaves no address for ports: allocated_start {subnet.AllocatedStart} is above allocated_end {subnet.AllocatedEnd}; the rule is start <= end");
        }

        if (subnet.Gateway is { } gateway)
        {
            RequireInside(subnet.Cidr, request.Gateway, gateway, request);
        }

        if (LocalAddressOf(subnet) is { } local && !subnet.Cidr.Contains(local))
        {
            throw request.LocalAddress.Exists
                ? request.LocalAddress.Error($"must be in the CIDR {subnet.Cidr}")
                : request.Cidr.Source.NotAllowed($"must contain the subnet's local_address, but {local} is outside");
        }

        CheckHostConfigurations(request, subnet);
    }

    /// <summary>A new gateway must not be the address of a port on the same network, or of a router interface in another subnet.</summary>
    public static void CheckGatewayIsFree(IObjectReader reader, SubnetRequest request, SubNet subnet)
    {
        if (request.Gateway.Exists && PoolOf(reader, subnet).UseOf(request.Gateway.Value.Value) is { } use
            && !(References.IsOf<RouterPort>(use.Owner) && use.Scope == subnet.Key))
        {
            throw request.Gateway.Conflict($"must be a free address, but {request.Gateway.Value} is in use by {References.Describe(use.Owner)}");
        }
    }

    /// <summary>The addresses of ports must stay inside the range for ports, and those of router interfaces inside the CIDR. Only
    /// what the change cuts off is read.</summary>
    public static void CheckAddressesInUse(IObjectReader reader, SubnetRequest request, SubNet before, SubNet after)
    {
        var pool = PoolOf(reader, after);
        var cutFromRange = CutOff(before.AllocatedStart, before.AllocatedEnd, after.AllocatedStart, after.AllocatedEnd);
        var cutFromCidr = CutOff(before.Cidr.Address, before.Cidr.Broadcast, after.Cidr.Address, after.Cidr.Broadcast);
        var lost = cutFromRange.SelectMany(cut => pool.UsesIn(cut.First, cut.Last)).Where(use => References.IsOf<LogicalPort>(use.Owner))
            .Concat(cutFromCidr.SelectMany(cut => pool.UsesIn(cut.First, cut.Last)));
        foreach (var use in lost.Where(use => use.Scope == before.Key))
        {
            throw Blamed(request, after, new Ipv4Address(use.Number)).Conflict(
                $"must keep every address in use inside the subnet and its range for ports, but {new Ipv4Address(use.Number)} of {References.Describe(use.Owner)} is outside of {after.AllocatedStart} to {after.AllocatedEnd} in {after.Cidr}");
        }
    }

    private static Ipv4Address? LocalAddressOf(SubNet subnet) =>
        subnet.Extras.GetValueOrDefault("local_address") is JsonValue value
        && value.TryGetValue<string>(out var text)
        && Ipv4Address.TryParse(text, out var address)
            ? address
            : null;

    private static NumberPool PoolOf(IObjectReader reader, SubNet subnet) => NumberPool.Addresses(reader, References.IdOf(subnet.Network.Key));

    private static void RequireInside(Ipv4Network cidr, Given<Ipv4Address> given, Ipv4Address address, SubnetRequest request)
    {
        if (cidr.Contains(address))
        {
            return;
        }

        throw given.Exists
            ? given.Error($"must be in the CIDR {cidr}")
            : request.Cidr.Source.NotAllowed($"must contain the subnet's gateway, allocated_start and allocated_end, but {address} is outside");
    }

    private static void CheckHostConfigurations(SubnetRequest request, SubNet subnet)
    {
        foreach (var (index, host) in (subnet.HostConfigurations ?? []).Index())
        {
            var cidr = host.Cidr ?? subnet.Cidr;
            foreach (var (name, address) in new[] { ("local_address", host.LocalAddress), ("gateway", host.Gateway) })
            {
                if (address is { } given && !cidr.Contains(given))
                {
                    throw (request.HostConfigurations.Exists ? request.HostConfigurations.Source.At($"{index}.{name}") : request.Cidr.Source)
                        .NotAllowed($"must fit the host configuration: {name} {given} is not in the CIDR {cidr}");
                }
            }
        }
    }

    private static ApiValue Blamed(SubnetRequest request, SubNet after, Ipv4Address lost) =>
        !after.Cidr.Contains(lost) ? request.Cidr.Source
        : request.AllocatedStart.Exists && lost < after.AllocatedStart ? request.AllocatedStart.Source
        : request.AllocatedEnd.Exists ? request.AllocatedEnd.Source
        : request.Cidr.Source;

    private static IEnumerable<(uint First, uint Last)> CutOff(Ipv4Address first, Ipv4Address last, Ipv4Address newFirst, Ipv4Address newLast)
    {
        if (newFirst > first)
        {
            yield return (first.Value, Math.Min(last.Value, newFirst.Value - 1));
        }

        if (newLast < last)
        {
            yield return (Math.Max(first.Value, newLast.Value + 1), last.Value);
        }
    }
}
