using System.Net;

namespace Vlcp.Lab;

/// <summary>
/// The network between the servers: a bridge in a namespace of its own. It has an address itself, so that something that all
/// servers use (a database, say) can run there.
/// </summary>
public sealed class Underlay
{
    private const string Bridge = "under0";
    private const byte OwnHost = 254;

    private readonly NetworkNamespace _namespace;
    private readonly IPNetwork _network;
    private readonly string _directory;

    private Underlay(NetworkNamespace networkNamespace, IPNetwork network, string directory)
    {
        _namespace = networkNamespace;
        _network = network;
        _directory = directory;
    }

    /// <summary>The name of the network namespace.</summary>
    public string Namespace => _namespace.Name;

    /// <summary>The address that all servers reach.</summary>
    public IPAddress Address => AddressOf(OwnHost);

    /// <summary>Where commands of the underlay run.</summary>
    public CommandPlace Place => _namespace.Place;

    /// <summary>Starts a long-living process that all servers reach; its log is NAME.log in the lab's directory.</summary>
    public LabProcess StartProcess(string name, string file, params IReadOnlyList<string> arguments) =>
        Place.StartProcess(file, arguments, Path.Combine(_directory, $"{name}.log"));

    internal static async Task<Underlay> CreateAsync(
        NetworkNamespace networkNamespace, IPNetwork network, string directory, CancellationToken cancellationToken)
    {
        var underlay = new Underlay(networkNamespace, network, directory);
        await networkNamespace.IpAsync(["link", "add", "name", Bridge, "type", "bridge"], cancellationToken);
        await networkNamespace.ReadyAsync(Bridge, cancellationToken);
        await networkNamespace.IpAsync(["addr", "add", $"{underlay.Address}/{network.PrefixLength}", "dev", Bridge], cancellationToken);
        return underlay;
    }

    internal IPAddress AddressOf(byte host)
    {
        var bytes = _network.BaseAddress.GetAddressBytes();
        bytes[3] = host;
        return new IPAddress(bytes);
    }

    internal async Task PlugAsync(NetworkNamespace server, string device, string name, CancellationToken cancellationToken)
    {
        await server.ConnectAsync(device, _namespace, name, cancellationToken);
        await _namespace.IpAsync(["link", "set", name, "master", Bridge], cancellationToken);
    }
}
