using Vlcp.Network.Drivers;
using Vlcp.Network.Model;
using Vlcp.Network.PhysicalNetworks;
using Vlcp.Network.Requests;
using Vlcp.ObjectDb;

namespace Vlcp.Network.PhysicalPorts;

/// <summary>What the calls for physical ports do inside their transaction.</summary>
internal static class PhysicalPortChanges
{
    public const string Noun = "physical port";

    public static PhysicalPort[] Create(IObjectTransaction transaction, NetworkDrivers drivers, IReadOnlyList<PhysicalPortRequest> requests) =>
        [.. requests.Select(request =>
        {
            var network = transaction.Require<PhysicalNetwork>(request.PhysicalNetwork, PhysicalNetworkChanges.Noun);
            drivers.ForNetwork(network).CheckPhysicalPort(network, request.PhysicalNetwork.Source);
            var port = new PhysicalPort
            {
                Vhost = request.Name.Vhost,
                SystemId = request.Name.SystemId,
                Bridge = request.Name.Bridge,
                Name = request.Name.Name.Value,
                PhysicalNetwork = network.Strong(),
                Extras = request.Extras.ApplyTo(DataObject.NoExtras),
            };
            return transaction.Get<PhysicalPort>(port.Key) is null
                ? transaction.Write(port)
                : throw request.Name.Name.Conflict($"must be new for its vhost, systemid and bridge, but there is already a {Noun} {request.Name}");
        })];

    public static PhysicalPort[] Update(IObjectTransaction transaction, IReadOnlyList<PhysicalPortRequest> requests) =>
        [.. requests.Select(request =>
        {
            var port = Find(transaction, request.Name);
            return request.Extras.IsEmpty ? port : transaction.Write(port with { Extras = request.Extras.ApplyTo(port.Extras) });
        })];

    public static void Delete(IObjectTransaction transaction, IReadOnlyList<PhysicalPortName> names)
    {
        foreach (var name in names)
        {
            transaction.Delete(Find(transaction, name).Key);
        }
    }

    private static PhysicalPort Find(IObjectTransaction transaction, PhysicalPortName name) =>
        transaction.Get<PhysicalPort>(DataKey.Of<PhysicalPort>(name.Vhost, name.SystemId, name.Bridge, name.Name.Value))
        ?? throw new Given<string>(name.Name.Source, name.ToString()).Unknown(Noun);
}
