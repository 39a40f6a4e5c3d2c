using System.Globalization;
using System.Net;
using System.Net.NetworkInformation;
using System.Security.Cryptography;

namespace Vlcp.Lab;

/// <summary>A machine behind a port of a server's bridge: a network namespace with one device. Disposing removes both.</summary>
public sealed class LabEndpoint : IAsyncDisposable
{
    private readonly LabServer _server;
    private readonly NetworkNamespace _namespace;
    private readonly EndpointLink _link;
    private readonly string _directory;
    private readonly DhcpClient _dhcp;
    private DeviceState? _remembered;
    private int _captures;
    private int _pings;

    internal LabEndpoint(
        LabServer server,
        NetworkNamespace networkNamespace,
        string bridge,
        string portName,
        string? ifaceId,
        EndpointLink link,
        string directory)
    {
        _server = server;
        _namespace = networkNamespace;
        _link = link;
        _directory = directory;
        _dhcp = new DhcpClient(networkNamespace.Place, Device(link, portName), directory);
        Bridge = bridge;
        PortName = portName;
        IfaceId = ifaceId;
        Mac = new PhysicalAddress([0x02, .. RandomNumberGenerator.GetBytes(5)]);
    }

    /// <summary>The bridge.</summary>
    public string Bridge { get; }

    /// <summary>The port's name in the bridge.</summary>
    public string PortName { get; }

    /// <summary>The id of the logical port behind it, or null.</summary>
    public string? IfaceId { get; }

    /// <summary>The device's name inside the endpoint.</summary>
    public string DeviceName => Device(_link, PortName);

    /// <summary>The MAC address of the device.</summary>
    public PhysicalAddress Mac { get; }

    /// <summary>The MAC address as the web API and most tools write it: 02:00:00:00:00:01.</summary>
    public string MacText => string.Join(':', Mac.GetAddressBytes().Select(b => b.ToString("x2", CultureInfo.InvariantCulture)));

    /// <summary>The name of the network namespace.</summary>
    public string Namespace => _namespace.Name;

    /// <summary>Where the endpoint's commands run.</summary>
    public CommandPlace Place => _namespace.Place;

    /// <summary>Runs a command in the endpoint and returns what it prints.</summary>
    /// <exception cref="LabCommandException">The exit status is not 0.</exception>
    public async Task<string> RunAsync(string file, IReadOnlyList<string> arguments, CancellationToken cancellationToken) =>
        (await Place.RunAsync(file, arguments, cancellationToken)).Output;

    /// <summary>Starts a long-living process in the endpoint; its log is NAME.log in the endpoint's directory.</summary>
    public LabProcess StartProcess(string name, string file, params IReadOnlyList<string> arguments) =>
        Place.StartProcess(file, arguments, Path.Combine(_directory, $"{name}.log"));

    /// <summary>Sets the device up.</summary>
    public Task UpAsync(CancellationToken cancellationToken) =>
        _namespace.IpAsync(["link", "set", DeviceName, "up"], cancellationToken);

    /// <summary>Sets the device down; it loses its routes.</summary>
    public Task DownAsync(CancellationToken cancellationToken) =>
        _namespace.IpAsync(["link", "set", DeviceName, "down"], cancellationToken);

    /// <summary>Gives the device an address such as 192.168.1.2/24 and sets it up.</summary>
    public async Task SetAddressAsync(string addressWithPrefix, CancellationToken cancellationToken, string? gateway = null)
    {
        await UpAsync(cancellationToken);
        await _namespace.IpAsync(["addr", "replace", addressWithPrefix, "dev", DeviceName], cancellationToken);
        if (gateway is not null)
        {
            await _namespace.IpAsync(["route", "replace", "default", "via", gateway], cancellationToken);
        }
    }

    /// <summary>Sets the largest packet of the device, in bytes without the Ethernet header.</summary>
    public Task SetMtuAsync(int mtu, CancellationToken cancellationToken) =>
        _namespace.IpAsync(["link", "set", DeviceName, "mtu", mtu.ToString(CultureInfo.InvariantCulture)], cancellationToken);

    /// <summary>Gets address, routes and MTU by DHCP with dhclient(8) and returns the address.</summary>
    /// <exception cref="LabException">No lease came in 30 seconds.</exception>
    public async Task<IPAddress> DhclientAsync(CancellationToken cancellationToken)
    {
        await _dhcp.StartAsync(cancellationToken);
        return await AddressAsync(cancellationToken) ?? throw new LabException($"{Namespace} got a lease but no address.");
    }

    /// <summary>Gives the lease back and ends dhclient.</summary>
    public Task ReleaseDhcpAsync(CancellationToken cancellationToken) => _dhcp.ReleaseAsync(cancellationToken);

    /// <summary>The first IPv4 address of the device, or null.</summary>
    public async Task<IPAddress?> AddressAsync(CancellationToken cancellationToken) =>
        (await ReadStateAsync(cancellationToken)).Addresses is [var first, ..] ? IPAddress.Parse(first.Split('/')[0]) : null;

    /// <summary>The MTU of the device, in bytes.</summary>
    public async Task<int> MtuAsync(CancellationToken cancellationToken) => (await ReadStateAsync(cancellationToken)).Mtu;

    /// <summary>The IPv4 routes of the device, one a line as ip(8) prints them.</summary>
    public async Task<IReadOnlyList<string>> RoutesAsync(CancellationToken cancellationToken) =>
        (await _namespace.IpAsync(["-4", "route", "show", "dev", DeviceName], cancellationToken))
        .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Sends echo requests, five a second, and counts the answers.</summary>
    /// <param name="target">An address.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <param name="count">How many requests.</param>
    /// <param name="options">More options of ping(8), for instance -M do -s 1422.</param>
    public async Task<PingResult> PingAsync(
        string target, CancellationToken cancellationToken, int count = 3, params IReadOnlyList<string> options)
    {
        string[] arguments = ["-n", "-c", $"{count}", "-i", "0.2", "-W", "1", .. options, target];
        return PingResult.Parse(await Place.TryRunAsync("ping", arguments, cancellationToken));
    }

    /// <summary>Starts to send echo requests until the result is asked to stop.</summary>
    /// <param name="target">An address.</param>
    /// <param name="interval">The time from one request to the next, at least a millisecond; 50 milliseconds when not given.</param>
    public RunningPing StartPing(string target, TimeSpan? interval = null)
    {
        var seconds = (interval ?? TimeSpan.FromMilliseconds(50)).TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture);
        // -D puts the time of arrival before each answer.
        return new(target, StartProcess($"ping-{Interlocked.Increment(ref _pings)}", "ping", "-n", "-D", "-i", seconds, target));
    }

    /// <summary>Sends echo requests until one is answered.</summary>
    /// <exception cref="LabException">No answer came in 30 seconds.</exception>
    public Task<PingResult> WaitForPingAsync(string target, CancellationToken cancellationToken) =>
        Eventually.HappensAsync(
            $"{Namespace} got an answer from {target}",
            token => PingAsync(target, token, count: 1),
            ping => ping.Received > 0,
            cancellationToken);

    /// <summary>Captures the packets of the device; see pcap-filter(7) for the filter.</summary>
    public Task<PacketCapture> TcpdumpAsync(string filter, CancellationToken cancellationToken) =>
        PacketCapture.StartAsync(
            Place, DeviceName, filter, Path.Combine(_directory, $"tcpdump-{Interlocked.Increment(ref _captures)}.log"), cancellationToken);

    /// <summary>Removes the port and the namespace.</summary>
    public async ValueTask DisposeAsync()
    {
        _server.Forget(this);
        await _dhcp.StopAsync(CancellationToken.None);
        await _server.VsctlAsync(["--if-exists", "del-port", Bridge, PortName], CancellationToken.None);
        await _namespace.DeleteAsync(CancellationToken.None);
    }

    internal async Task AttachAsync(NetworkNamespace server, CancellationToken cancellationToken)
    {
        if (_link == EndpointLink.Veth)
        {
            await server.ConnectAsync(PortName, _namespace, DeviceName, cancellationToken);
            await _namespace.IpAsync(["link", "set", DeviceName, "down", "address", MacText], cancellationToken);
        }

        List<string> arguments = ["add-port", Bridge, PortName, "--", "set", "interface", PortName];
        arguments.AddRange(_link == EndpointLink.Internal ? ["type=internal", $"mac=\"{MacText}\""] : ["type=system"]);
        arguments.Add($"external_ids:attached-mac=\"{MacText}\"");
        if (IfaceId is not null)
        {
            arguments.Add($"external_ids:iface-id={IfaceId}");
        }

        await _server.VsctlAsync(arguments, cancellationToken);
        await MoveAsync(server, cancellationToken);
    }

    /// <summary>Keeps what <see cref="ReattachAsync"/> will need; does nothing while the device is away.</summary>
    internal async Task RememberAsync(CancellationToken cancellationToken)
    {
        var found = await CommandPlace.Here.TryRunAsync("ip", ["-n", Namespace, "link", "show", "dev", DeviceName], cancellationToken);
        if (found.Succeeded)
        {
            _remembered = await ReadStateAsync(cancellationToken);
        }
    }

    internal async Task ReattachAsync(NetworkNamespace server, CancellationToken cancellationToken)
    {
        if (_link == EndpointLink.Internal && _remembered is { } state)
        {
            // In user space the old device stays behind here while Open vSwitch makes a new one on the server.
            await CommandPlace.Here.TryRunAsync("ip", ["-n", Namespace, "link", "del", DeviceName], cancellationToken);
            await MoveAsync(server, cancellationToken);
            await state.RestoreAsync(_namespace, DeviceName, cancellationToken);
        }
    }

    private static string Device(EndpointLink link, string portName) => link == EndpointLink.Internal ? portName : "eth0";

    private Task MoveAsync(NetworkNamespace server, CancellationToken cancellationToken) =>
        _link == EndpointLink.Internal
            ? server.IpAsync(["link", "set", PortName, "netns", Namespace], cancellationToken)
            : Task.CompletedTask;

    private Task<DeviceState> ReadStateAsync(CancellationToken cancellationToken) =>
        DeviceState.ReadAsync(_namespace, DeviceName, cancellationToken);
}
