using System.Security.Cryptography;

namespace Vlcp.Lab;

/// <summary>
/// Servers on one machine: each is a network namespace with an Open vSwitch of its own. Nothing of a lab touches the machine's
/// own network, and labs don't touch each other. Needs root. Disposing removes everything that the lab made.
/// </summary>
public sealed class NetworkLab : IAsyncDisposable
{
    private readonly LabInventory _inventory;
    private readonly List<LabServer> _servers = [];
    private readonly SemaphoreSlim _trunkLock = new(1);
    private VlanTrunk? _trunk;

    private NetworkLab(LabInventory inventory, Underlay underlay)
    {
        _inventory = inventory;
        Underlay = underlay;
    }

    /// <summary>The begin of every namespace's name.</summary>
    public string Prefix => State.Prefix;

    /// <summary>The directory of everything that the lab writes.</summary>
    public string Directory => State.Directory;

    /// <summary>The servers; server N is at index N-1.</summary>
    public IReadOnlyList<LabServer> Servers => _servers;

    /// <summary>The network between the servers.</summary>
    public Underlay Underlay { get; }

    /// <summary>What the lab has made so far; it is also kept in <see cref="LabState.FileName"/> in the lab's directory.</summary>
    public LabState State => _inventory.State;

    /// <summary>Builds a lab; when that fails nothing is left of it.</summary>
    /// <exception cref="LabException">An option is wrong, or the prefix or directory is in use, or this user is not root.</exception>
    /// <exception cref="LabCommandException">The machine refused something.</exception>
    public static async Task<NetworkLab> CreateAsync(LabOptions options, CancellationToken cancellationToken)
    {
        options.Validate();
        if (!Environment.IsPrivilegedProcess)
        {
            throw new LabException("A lab makes network namespaces: only root may do that.");
        }

        var prefix = await TakePrefixAsync(options.Prefix, cancellationToken);
        var directory = options.Directory ?? Path.Combine(Path.GetTempPath(), $"vlcp-lab-{prefix}");
        var state = new LabState(prefix, directory, [UnderlayNamespace(prefix)], [], []);
        LabInventory inventory;
        try
        {
            inventory = CreateInventory(state);
        }
        catch
        {
            await CommandPlace.Here.RunAsync("ip", ["netns", "del", UnderlayNamespace(prefix)], CancellationToken.None);
            throw;
        }

        try
        {
            var space = await NetworkNamespace.AdoptAsync(UnderlayNamespace(prefix), inventory, cancellationToken);
            var lab = new NetworkLab(inventory, await Underlay.CreateAsync(space, options.Underlay, directory, cancellationToken));
            await lab.AddServersAsync(options.Servers, cancellationToken);
            return lab;
        }
        catch
        {
            await inventory.State.RemoveAsync(CancellationToken.None);
            throw;
        }
    }

    /// <summary>Adds one more server.</summary>
    public async Task<LabServer> AddServerAsync(CancellationToken cancellationToken)
    {
        await AddServersAsync(1, cancellationToken);
        return _servers[^1];
    }

    /// <summary>Ends every process of the lab and removes its namespaces and its directory. May be called again.</summary>
    public async ValueTask DisposeAsync()
    {
        await State.RemoveAsync(CancellationToken.None);
        _trunkLock.Dispose();
    }

    internal Task<NetworkNamespace> CreateNamespaceAsync(string name, CancellationToken cancellationToken) =>
        NetworkNamespace.CreateAsync($"{Prefix}-{name}", _inventory, cancellationToken);

    internal async Task PlugIntoTrunkAsync(
        NetworkNamespace server, string device, string name, CancellationToken cancellationToken)
    {
        await _trunkLock.WaitAsync(cancellationToken);
        try
        {
            _trunk ??= await VlanTrunk.CreateAsync(
                await CreateNamespaceAsync("trunk", cancellationToken), Path.Combine(Directory, "trunk"), cancellationToken);
            await _trunk.PlugAsync(server, device, name, cancellationToken);
        }
        finally
        {
            _trunkLock.Release();
        }
    }

    private static string UnderlayNamespace(string prefix) => $"{prefix}-net";

    private static async Task<string> TakePrefixAsync(string? wanted, CancellationToken cancellationToken)
    {
        while (true)
        {
            var prefix = wanted ?? "v" + RandomNumberGenerator.GetString("abcdefghijklmnopqrstuvwxyz0123456789", 5);
            if (await NetworkNamespace.TryTakeAsync(UnderlayNamespace(prefix), cancellationToken))
            {
                return prefix;
            }

            if (wanted is not null)
            {
                throw new LabException($"Prefix '{wanted}' is in use: there is a network namespace '{UnderlayNamespace(wanted)}'.");
            }
        }
    }

    private static LabInventory CreateInventory(LabState state)
    {
        var file = Path.Combine(state.Directory, LabState.FileName);
        if (File.Exists(file))
        {
            throw new LabException($"Directory '{state.Directory}' holds a lab already.");
        }

        System.IO.Directory.CreateDirectory(state.Directory);
        return new LabInventory(file, state);
    }

    private async Task AddServersAsync(int count, CancellationToken cancellationToken)
    {
        var first = _servers.Count + 1;
        var added = await Task.WhenAll(
            Enumerable.Range(first, count).Select(number => LabServer.CreateAsync(this, (byte)number, cancellationToken)));
        _servers.AddRange(added);
        _inventory.Add(added);
    }
}
