using Vlcp.Network.Allocation;
using Vlcp.Network.Model;
using Vlcp.Network.Requests;
using Vlcp.ObjectDb;
using Vlcp.Packets;

namespace Vlcp.Network.LogicalPorts;

/// <summary>Gives IPv4 addresses to logical ports.</summary>
internal static class PortAddresses
{
    /// <summary>Takes the address of the request, or the lowest free one of the subnet if the request gives none. A port outside of
    /// any subnet has the address of the request or none.</summary>
    public static LogicalPort Assign(IObjectTransaction transaction, LogicalPortRequest request, LogicalPort port, SubNet? subnet)
    {
        var pool = PoolOf(transaction, port);
        Ipv4Address? address = request.IpAddress is { Exists: true, Value: { } wanted }
            ? Check(pool, request, port, subnet, wanted)
            : subnet is null ? null : FindLowestFree(pool, request, subnet);
        if (address is { } given)
        {
            pool.Take(given.Value, port.Key, subnet?.Key);
        }

        return port with { IpAddress = address };
    }

    /// <summary>Makes the address of a port free.</summary>
    public static void Release(IObjectTransaction transaction, LogicalPort port)
    {
        if (port.IpAddress is { } address)
        {
            PoolOf(transaction, port).Release(address.Value);
        }
    }

    private static NumberPool PoolOf(IObjectTransaction transaction, LogicalPort port) =>
        NumberPool.Addresses(transaction, References.IdOf(port.Network.Key));

    private static Ipv4Address Check(NumberPool pool, LogicalPortRequest request, LogicalPort port, SubNet? subnet, Ipv4Address address)
    {
        if (subnet is not null)
        {
            if (address < subnet.AllocatedStart || address > subnet.AllocatedEnd)
            {
                throw request.IpAddress.Error(
                    $"must be in the range for ports of subnet '{subnet.Id}', {subnet.AllocatedStart} to {subnet.AllocatedEnd} in {subnet.Cidr}");
            }

            if (address == subnet.Gateway)
            {
                throw request.IpAddress.Error($"must differ from the gateway of subnet '{subnet.Id}'");
            }
        }

        return pool.UseOf(address.Value) is { } use
            ? throw request.IpAddress.Conflict(
                $"must be unique in logical network '{References.IdOf(port.Network.Key)}', but {address} is in use by {References.Describe(use.Owner)}")
            : address;
    }

    private static Ipv4Address FindLowestFree(NumberPool pool, LogicalPortRequest request, SubNet subnet)
    {
        var (first, last) = (subnet.AllocatedStart.Value, subnet.AllocatedEnd.Value);
        uint? free;
        if (subnet.Gateway is { Value: var gateway } && gateway >= first && gateway <= last)
        {
            free = gateway > first ? pool.FindLowestFree(first, gateway - 1) : null;
            free ??= gateway < last ? pool.FindLowestFree(gateway + 1, last) : null;
        }
        else
        {
            free = pool.FindLowestFree(first, last);
        }

        var blamed = request.Subnet.Exists ? request.Subnet.Source : request.IpAddress.Source;
        return free is { } number
            ? new(number)
            : throw blamed.Conflict(
                $"must have a free address, but every one in {subnet.AllocatedStart} to {subnet.AllocatedEnd} of subnet '{subnet.Id}' is in use");
    }
}
