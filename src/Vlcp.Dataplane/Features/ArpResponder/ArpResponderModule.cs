using System.Collections.Immutable;
using System.ComponentModel;
using System.Text.Json.Nodes;
using Vlcp.Dataplane.Control;
using Vlcp.Dataplane.Pipeline;
using Vlcp.Dataplane.Producers;
using Vlcp.Dataplane.Switches;
using Vlcp.Hosting.Modules;
using Vlcp.Network.Model;
using Vlcp.ObjectDb;
using Vlcp.Packets;

namespace Vlcp.Dataplane.Features.ArpResponder;

/// <summary>Lets switches answer ARP requests for the addresses that the store knows.</summary>
/// <param name="context">What the server offers.</param>
/// <param name="options">Its settings.</param>
[Module("arpresponder", LoadingPath = "vlcp.service.sdn.arpresponder.ARPResponder", Default = true, Summary = "Send ARP respond")]
[DependsOn(typeof(DataplaneModule))]
public sealed class ArpResponderModule(ModuleContext context, ArpResponderOptions options) : FeatureModule(context)
{
    private const string ConnectionHelp = "Datapath id of the switch, as a number or hexadecimal text.";
    private const string EntriesHelp =
        "List of [ip_address, mac_address, logical_network_id, local]; local: true answers logical ports, false physical ports, null both.";

    private readonly Dictionary<ulong, HashSet<ConfiguredProxyArpRoot>> _configured = [];

    /// <inheritdoc/>
    public override ImmutableArray<FlowTable> Tables =>
        [PipelineTables.ArpTable, PipelineTables.L3Input, PipelineTables.L2Output, PipelineTables.Egress];

    /// <inheritdoc/>
    public override IReadOnlyList<string>? VhostBind => options.VhostBind;

    /// <inheritdoc/>
    public override IEnumerable<Producer> RootsFor(SwitchIdentity identity) =>
        [new ArpResponderRoot(options.ToStrategy()), .. _configured.GetValueOrDefault(identity.DatapathId, [])];

    /// <summary>Lets a switch answer ARP requests for further addresses until the module is unloaded or they are removed.</summary>
    [Api(Summary = "Create ARP respond flow for specified ARP entries.", Returns = "null")]
    public void CreateProxyArp(
        [Description(ConnectionHelp)] ulong connection, [Description(EntriesHelp)] JsonNode arpentries)
    {
        var entries = ReadEntries(arpentries);
        if (!_configured.TryGetValue(connection, out var known))
        {
            _configured[connection] = known = [];
        }

        known.UnionWith(entries);
        Dataplane.Rebuild(connection);
    }

    /// <summary>Takes addresses of <see cref="CreateProxyArp"/> back; those that are not there are ignored.</summary>
    [Api(Summary = "Remove specified ARP entries.", Returns = "null")]
    public void RemoveProxyArp(
        [Description(ConnectionHelp)] ulong connection, [Description(EntriesHelp)] JsonNode arpentries)
    {
        var entries = ReadEntries(arpentries);
        if (_configured.TryGetValue(connection, out var known))
        {
            known.ExceptWith(entries);
            Dataplane.Rebuild(connection);
        }
    }

    private static List<ConfiguredProxyArpRoot> ReadEntries(JsonNode arpentries) =>
        [.. new ApiValue("arpentries", arpentries).AsList().Select(ReadEntry)];

    private static ConfiguredProxyArpRoot ReadEntry(ApiValue entry)
    {
        if (entry.AsList() is not [var ip, var mac, var network, var local])
        {
            throw entry.Error("must be [ip_address, mac_address, logical_network_id, local]");
        }

        var address = Ipv4Address.TryParse(ip.AsString(), out var parsed) ? parsed : throw ip.Error("must be an IPv4 address");
        var hardware = MacAddress.TryParse(mac.AsString(), out var read) ? read : throw mac.Error("must be a MAC address");
        var asker = local.IsNullOrAbsent ? ArpAsker.Anyone : local.AsBool() ? ArpAsker.LogicalPort : ArpAsker.PhysicalPort;
        return new ConfiguredProxyArpRoot(DataKey.Of<LogicalNetwork>(network.AsString()), new ProxyArpEntry(address, hardware, asker));
    }
}
