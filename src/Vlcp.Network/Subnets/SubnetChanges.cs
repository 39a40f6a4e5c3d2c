using Vlcp.Network.LogicalNetworks;
using Vlcp.Network.Model;
using Vlcp.Network.Requests;
using Vlcp.Network.Routers;
using Vlcp.ObjectDb;
using Vlcp.Packets;

namespace Vlcp.Network.Subnets;

/// <summary>What the calls for subnets do inside their transaction.</summary>
internal static class SubnetChanges
{
    public const string Noun = "subnet";

    public static SubNet[] Create(IObjectTransaction transaction, IReadOnlyList<SubnetRequest> requests) =>
        [.. requests.Select(request =>
        {
            transaction.RequireNew<SubNet>(request.Id, Noun);
            var network = transaction.Require<LogicalNetwork>(request.LogicalNetwork, LogicalNetworkChanges.Noun);
            var cidr = request.Cidr.Value;
            var subnet = Apply(request, new SubNet
            {
                Id = request.Id.Value,
                Network = network.Strong(),
                Cidr = cidr,
                IsExternal = request.IsExternal.Or(false),
                AllocatedStart = DefaultStart(cidr),
                AllocatedEnd = DefaultEnd(cidr),
            });
            SubnetRules.Check(request, subnet);
            SubnetRules.CheckGatewayIsFree(transaction, request, subnet);
            return transaction.Write(subnet);
        })];

    public static SubNet[] Update(IObjectTransaction transaction, IReadOnlyList<SubnetRequest> requests) =>
        [.. requests.Select(request =>
        {
            var subnet = transaction.Require<SubNet>(request.Id, Noun);
            var changed = Apply(request, subnet);
            SubnetRules.Check(request, changed);
            SubnetRules.CheckGatewayIsFree(transaction, request, changed);
            InterfaceAddresses.FollowGateway(transaction, subnet, changed);
            SubnetRules.CheckAddressesInUse(transaction, request, subnet, changed);
            return transaction.Write(changed);
        })];

    public static void Delete(IObjectTransaction transaction, IReadOnlyList<Given<string>> ids)
    {
        foreach (var id in ids)
        {
            var subnet = transaction.Require<SubNet>(id, Noun);
            id.RefuseInUse(Noun, "router interface", transaction.MemberKeys<RouterPort>("subnet", subnet.Key));
            id.RefuseInUse(Noun, "logical port", transaction.MemberKeys<LogicalPort>("subnet", subnet.Key));
            transaction.Delete(subnet.Key);
        }
    }

    private static SubNet Apply(SubnetRequest request, SubNet subnet) => request.Dhcp.ApplyTo(subnet) with
    {
        Cidr = request.Cidr.Or(subnet.Cidr),
        Gateway = request.Gateway.Exists ? request.Gateway.Value : subnet.Gateway,
        AllocatedStart = request.AllocatedStart.Or(subnet.AllocatedStart),
        AllocatedEnd = request.AllocatedEnd.Or(subnet.AllocatedEnd),
        HostRoutes = request.HostRoutes.Or(subnet.HostRoutes),
        HostConfigurations = request.HostConfigurations.Or(subnet.HostConfigurations),
        Extras = request.Extras.ApplyTo(subnet.Extras),
    };

    // Ports get neither the address of the network nor its broadcast address, unless the request says so. Networks of one or two
    // addresses have neither (RFC 3021).
    private static Ipv4Address DefaultStart(Ipv4Network cidr) => cidr.PrefixLength > 30 ? cidr.Address : new(cidr.Address.Value + 1);

    private static Ipv4Address DefaultEnd(Ipv4Network cidr) => cidr.PrefixLength > 30 ? cidr.Broadcast : new(cidr.Broadcast.Value - 1);
}
