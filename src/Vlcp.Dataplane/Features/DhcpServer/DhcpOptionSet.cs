using System.Collections.Immutable;
using Vlcp.Network.Model;
using Vlcp.Packets;
using Vlcp.Wire;

namespace Vlcp.Dataplane.Features.DhcpServer;

/// <summary>
/// The options of a lease. Each level takes the place of those before it: the configuration, the network, the subnet, the port. What
/// a level does not mention stays; an empty list, or an extra option without a value, suppresses what the levels before it said.
/// </summary>
internal sealed class DhcpOptionSet
{
    private readonly SortedDictionary<DhcpOptionCode, DhcpOption?> _options = [];

    private DhcpOptionSet()
    {
    }

    /// <summary>What servers without further wishes send, in this order. The mask stands before the router (RFC 2132 section 3.3).</summary>
    public static ImmutableArray<DhcpOptionCode> UsualOrder { get; } =
    [
        DhcpOptionCode.MessageType, DhcpOptionCode.ServerId, DhcpOptionCode.SubnetMask, DhcpOptionCode.Router, DhcpOptionCode.DnsServers,
        DhcpOptionCode.BroadcastAddress, DhcpOptionCode.InterfaceMtu, DhcpOptionCode.LeaseTime, DhcpOptionCode.RenewalTime, DhcpOptionCode.RebindingTime,
    ];

    /// <summary>The options of a port: the usual ones first, then the others by their codes.</summary>
    public static WireList<DhcpOption> Of(DhcpSettings settings, LogicalNetwork network, SubNet subnet, LogicalPort port, Ipv4Address server)
    {
        var set = new DhcpOptionSet();
        set.Add(DhcpOption.Of(DhcpOptionCode.LeaseTime, settings.LeaseTime.Seconds));
        set.AddScope(network);
        set.Add(network.ExtraDhcpOptions);
        set.AddSubnet(subnet);
        set.AddScope(subnet);
        set.Add(subnet.ExtraDhcpOptions);
        set.AddText(DhcpOptionCode.HostName, port.Hostname);
        set.Add(port.ExtraDhcpOptions);
        set.Add(DhcpOption.Of(DhcpOptionCode.ServerId, server));
        set.AddTimes(settings);
        set.AddMicrosoftRoutes();
        return set.InOrder();
    }

    private void AddScope(DhcpScope scope)
    {
        AddAddresses(DhcpOptionCode.DnsServers, scope.DnsNameservers);
        AddText(DhcpOptionCode.DomainName, scope.DomainName);
        AddAddresses(DhcpOptionCode.NtpServers, scope.NtpServers);
        if (scope.Mtu is { } mtu)
        {
            Add(DhcpOption.Of(DhcpOptionCode.InterfaceMtu, checked((ushort)mtu)));
        }

        if (scope.LeaseTime is { } lease)
        {
            Add(DhcpOption.Of(DhcpOptionCode.LeaseTime, lease.Seconds));
        }
    }

    private void AddSubnet(SubNet subnet)
    {
        Add(DhcpOption.Of(DhcpOptionCode.SubnetMask, subnet.Cidr.Mask));

        // Two addresses or one leave none to broadcast to (RFC 3021).
        if (subnet.Cidr.PrefixLength < 31)
        {
            Add(DhcpOption.Of(DhcpOptionCode.BroadcastAddress, subnet.Cidr.Broadcast));
        }

        if (subnet.Gateway is { } gateway)
        {
            Add(DhcpOption.Of(DhcpOptionCode.Router, gateway));
        }

        if (subnet.HostRoutes is { IsDefaultOrEmpty: false } hostRoutes)
        {
            Add(DhcpOption.Of(DhcpOptionCode.ClasslessRoutes, RoutesOf(hostRoutes, subnet.Gateway)));
        }
    }

    // Who gets classless routes ignores the router option (RFC 3442), so the default route has to be among them.
    private static IEnumerable<DhcpRoute> RoutesOf(ImmutableArray<HostRoute> hostRoutes, Ipv4Address? gateway)
    {
        var routes = hostRoutes.Select(route => new DhcpRoute(route.Destination, route.NextHop));
        var everything = new Ipv4Network(Ipv4Address.Any, 0);
        return gateway is { } router && !hostRoutes.Any(route => route.Destination == everything)
            ? routes.Append(new DhcpRoute(everything, router))
            : routes;
    }

    // An option that somebody suppressed is known as null, and the configuration's times do not bring it back.
    private void AddTimes(DhcpSettings settings)
    {
        if (!_options.TryGetValue(DhcpOptionCode.LeaseTime, out var option) || option is null)
        {
            Add(option = DhcpOption.Of(DhcpOptionCode.LeaseTime, LeaseTime.Infinite.Seconds));
        }

        var lease = option.AsNumber();
        if (lease == LeaseTime.Infinite.Seconds)
        {
            return;
        }

        if (settings.RenewalTime is { } renewal && renewal < lease)
        {
            _options.TryAdd(DhcpOptionCode.RenewalTime, DhcpOption.Of(DhcpOptionCode.RenewalTime, renewal));
        }

        if (settings.RebindingTime is { } rebinding && rebinding < lease)
        {
            _options.TryAdd(DhcpOptionCode.RebindingTime, DhcpOption.Of(DhcpOptionCode.RebindingTime, rebinding));
        }
    }

    // Old Windows knows classless routes only by this code.
    private void AddMicrosoftRoutes()
    {
        if (_options.GetValueOrDefault(DhcpOptionCode.ClasslessRoutes) is { } routes)
        {
            _options.TryAdd(DhcpOptionCode.MicrosoftClasslessRoutes, routes with { Code = DhcpOptionCode.MicrosoftClasslessRoutes });
        }
    }

    private void AddAddresses(DhcpOptionCode code, ImmutableArray<Ipv4Address>? addresses)
    {
        if (addresses is { IsDefault: false } list)
        {
            _options[code] = list.IsEmpty ? null : DhcpOption.Of(code, list);
        }
    }

    private void AddText(DhcpOptionCode code, string? text)
    {
        if (text is not null)
        {
            _options[code] = text.Length == 0 ? null : DhcpOption.Of(code, text);
        }
    }

    private void Add(ImmutableArray<ExtraDhcpOption>? extras)
    {
        foreach (var extra in extras ?? [])
        {
            var code = (DhcpOptionCode)extra.Tag;
            if (!IsOfTheProtocol(code))
            {
                _options[code] = extra.Value is null ? null : new DhcpOption(code, extra.ToBytes());
            }
        }
    }

    private void Add(DhcpOption option) => _options[option.Code] = option;

    private static bool IsOfTheProtocol(DhcpOptionCode code) => code is DhcpOptionCode.Pad or DhcpOptionCode.End
        or DhcpOptionCode.Overload or DhcpOptionCode.MessageType or DhcpOptionCode.ParameterList;

    private WireList<DhcpOption> InOrder() => UsualOrder.Select(code => _options.GetValueOrDefault(code))
        .Concat(_options.Where(pair => !UsualOrder.Contains(pair.Key)).Select(pair => pair.Value))
        .OfType<DhcpOption>()
        .ToWireList();
}
