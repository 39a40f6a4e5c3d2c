namespace Vlcp.Lab;

/// <summary>A named network namespace that the lab made, with its loopback interface up.</summary>
internal sealed class NetworkNamespace
{
    private readonly LabInventory _inventory;

    private NetworkNamespace(string name, LabInventory inventory)
    {
        Name = name;
        _inventory = inventory;
        Place = CommandPlace.Here.RecordedIn(inventory).InNamespace(name);
    }

    public string Name { get; }

    public CommandPlace Place { get; }

    /// <summary>Makes a namespace; false when there is one of this name already. The name is taken by this call alone.</summary>
    public static async Task<bool> TryTakeAsync(string name, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        // Given up half-way, it could leave a namespace that nobody knows of.
        var result = await CommandPlace.Here.TryRunAsync("ip", ["netns", "add", name], CancellationToken.None);
        if (!result.Succeeded && result.Error.Contains("File exists", StringComparison.Ordinal))
        {
            return false;
        }

        result.EnsureSuccess();
        return true;
    }

    public static async Task<NetworkNamespace> CreateAsync(string name, LabInventory inventory, CancellationToken cancellationToken)
    {
        if (!await TryTakeAsync(name, cancellationToken))
        {
            throw new LabException($"There is a network namespace '{name}' already.");
        }

        return await AdoptAsync(name, inventory, cancellationToken);
    }

    /// <summary>Goes on with a namespace that <see cref="TryTakeAsync"/> made.</summary>
    public static async Task<NetworkNamespace> AdoptAsync(string name, LabInventory inventory, CancellationToken cancellationToken)
    {
        inventory.Add(name);
        var result = new NetworkNamespace(name, inventory);
        await result.IpAsync(["link", "set", "lo", "up"], cancellationToken);
        return result;
    }

    /// <summary>Runs ip(8) in the namespace and returns what it prints.</summary>
    public async Task<string> IpAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken) =>
        (await CommandPlace.Here.RunAsync("ip", ["-n", Name, .. arguments], cancellationToken)).Output;

    /// <summary>Connects two namespaces with a pair of devices, both up.</summary>
    public async Task ConnectAsync(string device, NetworkNamespace peer, string peerDevice, CancellationToken cancellationToken)
    {
        await IpAsync(["link", "add", device, "type", "veth", "peer", "name", peerDevice, "netns", peer.Name], cancellationToken);
        await ReadyAsync(device, cancellationToken);
        await peer.ReadyAsync(peerDevice, cancellationToken);
    }

    /// <summary>Sets a device up that carries packets between the kernel and a switch in user space.</summary>
    public async Task ReadyAsync(string device, CancellationToken cancellationToken)
    {
        // A switch in user space would pass on the checksums that the kernel leaves to the hardware: TCP over it would hang.
        await Place.RunAsync("ethtool", ["-K", device, "tx", "off"], cancellationToken);
        await IpAsync(["link", "set", device, "up"], cancellationToken);
    }

    public async Task DeleteAsync(CancellationToken cancellationToken)
    {
        await CommandPlace.Here.RunAsync("ip", ["netns", "del", Name], cancellationToken);
        _inventory.Remove(Name);
    }
}
