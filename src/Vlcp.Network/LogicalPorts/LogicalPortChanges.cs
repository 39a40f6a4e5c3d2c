using Vlcp.Network.LogicalNetworks;
using Vlcp.Network.Model;
using Vlcp.Network.Requests;
using Vlcp.Network.Subnets;
using Vlcp.ObjectDb;

namespace Vlcp.Network.LogicalPorts;

/// <summary>What the calls for logical ports do inside their transaction.</summary>
internal static class LogicalPortChanges
{
    public const string Noun = "logical port";

    public static LogicalPort[] Create(IObjectTransaction transaction, IReadOnlyList<LogicalPortRequest> requests) =>
        requests.HandleExplicitFirst(request => request.IpAddress is { Exists: true, Value: not null }, request =>
        {
            transaction.RequireNew<LogicalPort>(request.Id, Noun);
            var network = transaction.Require<LogicalNetwork>(request.LogicalNetwork, LogicalNetworkChanges.Noun);
            var subnet = SubnetOf(transaction, request, network);
            var port = Apply(request, new LogicalPort { Id = request.Id.Value, Network = network.Strong(), Subnet = subnet?.Strong() });
            CheckMacAddress(transaction, request, port);
            return transaction.Write(PortAddresses.Assign(transaction, request, port, subnet));
        });

    /// <summary>All addresses that the batch changes are given back before the first is taken, so that ports can swap theirs.</summary>
    public static LogicalPort[] Update(IObjectTransaction transaction, IReadOnlyList<LogicalPortRequest> requests)
    {
        var ports = requests.Select(request => Release(transaction, request)).ToArray();
        return [.. requests.Zip(ports, (request, port) =>
        {
            var changed = Apply(request, port);
            CheckMacAddress(transaction, request, changed);
            if (request.IpAddress.Exists)
            {
                changed = PortAddresses.Assign(transaction, request, changed, transaction.Get(port.Subnet));
            }

            return transaction.Write(changed);
        })];
    }

    public static void Delete(IObjectTransaction transaction, IReadOnlyList<Given<string>> ids)
    {
        foreach (var id in ids)
        {
            var port = transaction.Require<LogicalPort>(id, Noun);
            PortAddresses.Release(transaction, port);
            transaction.Delete(port.Key);
        }
    }

    private static LogicalPort Release(IObjectTransaction transaction, LogicalPortRequest request)
    {
        var port = transaction.Require<LogicalPort>(request.Id, Noun);
        if (request.IpAddress.Exists)
        {
            PortAddresses.Release(transaction, port);
            port = port with { IpAddress = null };
        }

        return transaction.Write(request.MacAddress.Exists ? port with { MacAddress = null } : port);
    }

    private static LogicalPort Apply(LogicalPortRequest request, LogicalPort port) => port with
    {
        MacAddress = request.MacAddress.Or(port.MacAddress),
        Hostname = request.Hostname.Or(port.Hostname),
        ExtraDhcpOptions = request.ExtraDhcpOptions.Or(port.ExtraDhcpOptions),
        Extras = request.Extras.ApplyTo(port.Extras),
    };

    private static SubNet? SubnetOf(IObjectTransaction transaction, LogicalPortRequest request, LogicalNetwork network)
    {
        if (request.Subnet is not { Exists: true, Value: { } id })
        {
            return null;
        }

        var subnet = transaction.Require<SubNet>(new(request.Subnet.Source, id), SubnetChanges.Noun);
        return subnet.Network.Key == network.Key
            ? subnet
            : throw request.Subnet.Error($"must be a subnet of logical network '{network.Id}'; it belongs to '{References.IdOf(subnet.Network.Key)}'");
    }

    private static void CheckMacAddress(IObjectTransaction transaction, LogicalPortRequest request, LogicalPort port)
    {
        if (request.MacAddress is { Exists: true, Value: { } address }
            && transaction.Find<LogicalPort>(LogicalPort.MacAddressIndex, port.Network.Key, address.ToString()) is { } other)
        {
            throw request.MacAddress.Conflict(
                $"must be unique in logical network '{References.IdOf(port.Network.Key)}', but {address} is in use by {Noun} '{other.Id}'");
        }
    }
}
