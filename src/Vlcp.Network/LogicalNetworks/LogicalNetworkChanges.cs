using Vlcp.Hosting.Modules;
using Vlcp.Network.Allocation;
using Vlcp.Network.Drivers;
using Vlcp.Network.Model;
using Vlcp.Network.PhysicalNetworks;
using Vlcp.Network.Requests;
using Vlcp.ObjectDb;

namespace Vlcp.Network.LogicalNetworks;

/// <summary>What the calls for logical networks do inside their transaction.</summary>
internal static class LogicalNetworkChanges
{
    public const string Noun = "logical network";

    public static LogicalNetwork[] Create(IObjectTransaction transaction, NetworkDrivers drivers, IReadOnlyList<LogicalNetworkRequest> requests) =>
        requests.HandleExplicitFirst(request => request.Numbers.IsGiven, request =>
        {
            transaction.RequireNew<LogicalNetwork>(request.Id, Noun);
            var carrier = transaction.Require<PhysicalNetwork>(request.PhysicalNetwork, PhysicalNetworkChanges.Noun);
            var network = Apply(request, new LogicalNetwork { Id = request.Id.Value, PhysicalNetwork = carrier.Strong() });
            network = network with { Number = TakeFlowNumber(transaction, network.Key) };
            return transaction.Write(
                drivers.ForNetwork(carrier).Allocate(transaction, carrier, network, request.Numbers, request.PhysicalNetwork.Source));
        });

    /// <summary>All numbers that the batch changes are given back before the first is taken, so that networks can swap theirs.</summary>
    public static LogicalNetwork[] Update(IObjectTransaction transaction, NetworkDrivers drivers, IReadOnlyList<LogicalNetworkRequest> requests)
    {
        var networks = requests.Select(request => Release(transaction, drivers, request)).ToArray();
        return [.. requests.Zip(networks, (request, network) =>
        {
            var changed = Apply(request, network);
            if (request.Numbers.IsGiven)
            {
                var carrier = CarrierOf(transaction, network);
                changed = drivers.ForNetwork(carrier).Allocate(transaction, carrier, changed, request.Numbers, request.Id.Source);
            }

            return transaction.Write(changed);
        })];
    }

    public static void Delete(IObjectTransaction transaction, NetworkDrivers drivers, IReadOnlyList<Given<string>> ids)
    {
        foreach (var id in ids)
        {
            var network = transaction.Require<LogicalNetwork>(id, Noun);
            id.RefuseInUse(Noun, "subnet", transaction.MemberKeys<SubNet>("network", network.Key));
            id.RefuseInUse(Noun, "logical port", transaction.MemberKeys<LogicalPort>("network", network.Key));
            var carrier = CarrierOf(transaction, network);
            drivers.ForNetwork(carrier).Release(transaction, carrier, network);
            NumberPool.FlowNumbers(transaction).Release(network.Number);
            transaction.Delete(network.Key);
        }
    }

    private static uint TakeFlowNumber(IObjectTransaction transaction, string networkKey)
    {
        var pool = NumberPool.FlowNumbers(transaction);
        var number = pool.FindLowestFree(1, LogicalNetwork.LargestNumber)
            ?? throw ApiException.Conflict($"There are {LogicalNetwork.LargestNumber} logical networks already, which is the limit");
        pool.Take(number, networkKey);
        return number;
    }

    private static LogicalNetwork Release(IObjectTransaction transaction, NetworkDrivers drivers, LogicalNetworkRequest request)
    {
        var network = transaction.Require<LogicalNetwork>(request.Id, Noun);
        if (!request.Numbers.IsGiven)
        {
            return network;
        }

        var carrier = CarrierOf(transaction, network);
        return drivers.ForNetwork(carrier).Release(transaction, carrier, network);
    }

    private static LogicalNetwork Apply(LogicalNetworkRequest request, LogicalNetwork network) =>
        request.Dhcp.ApplyTo(network) with { Extras = request.Extras.ApplyTo(network.Extras) };

    private static PhysicalNetwork CarrierOf(IObjectTransaction transaction, LogicalNetwork network) =>
        transaction.Get(network.PhysicalNetwork)
        ?? throw new InvalidOperationException($"Logical network '{network.Id}' is stored without its physical network '{network.PhysicalNetwork.Key}'");
}
