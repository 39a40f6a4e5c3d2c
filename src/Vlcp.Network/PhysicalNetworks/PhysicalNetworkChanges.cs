using Vlcp.Network.Drivers;
using Vlcp.Network.Model;
using Vlcp.Network.Requests;
using Vlcp.ObjectDb;

namespace Vlcp.Network.PhysicalNetworks;

/// <summary>What the calls for physical networks do inside their transaction.</summary>
internal static class PhysicalNetworkChanges
{
    public const string Noun = "physical network";

    public static PhysicalNetwork[] Create(IObjectTransaction transaction, NetworkDrivers drivers, IReadOnlyList<PhysicalNetworkRequest> requests) =>
        [.. requests.Select(request =>
        {
            transaction.RequireNew<PhysicalNetwork>(request.Id, Noun);
            var network = new PhysicalNetwork
            {
                Id = request.Id.Value,
                Type = request.Type.Value,
                Extras = request.Extras.ApplyTo(DataObject.NoExtras),
            };
            return transaction.Write(drivers.ForType(request.Type).Configure(network, request.Ranges));
        })];

    public static PhysicalNetwork[] Update(IObjectTransaction transaction, NetworkDrivers drivers, IReadOnlyList<PhysicalNetworkRequest> requests) =>
        [.. requests.Select(request =>
        {
            var network = transaction.Require<PhysicalNetwork>(request.Id, Noun);
            var changed = drivers.ForNetwork(network).Reconfigure(transaction, network, request.Ranges);
            return request.HasChanges ? transaction.Write(changed with { Extras = request.Extras.ApplyTo(network.Extras) }) : network;
        })];

    public static void Delete(IObjectTransaction transaction, IReadOnlyList<Given<string>> ids)
    {
        foreach (var id in ids)
        {
            var network = transaction.Require<PhysicalNetwork>(id, Noun);
            id.RefuseInUse(Noun, "logical network", transaction.MemberKeys<LogicalNetwork>("physicalnetwork", network.Key));
            id.RefuseInUse(Noun, "physical port", transaction.MemberKeys<PhysicalPort>("physicalnetwork", network.Key));
            transaction.Delete(network.Key);
        }
    }
}
