namespace Vlcp.Lab;

/// <summary>The switch between the servers' VLAN uplinks: passes every VLAN, learns addresses by VLAN.</summary>
internal sealed class VlanTrunk
{
    private const string Bridge = "trunk";

    private readonly NetworkNamespace _namespace;
    private readonly OpenVSwitch _switch;

    private VlanTrunk(NetworkNamespace networkNamespace, OpenVSwitch openVSwitch)
    {
        _namespace = networkNamespace;
        _switch = openVSwitch;
    }

    public static async Task<VlanTrunk> CreateAsync(
        NetworkNamespace networkNamespace, string directory, CancellationToken cancellationToken)
    {
        var options = new OpenVSwitchOptions { Directory = directory, SystemId = "trunk" };
        var openVSwitch = await OpenVSwitch.StartAsync(options, networkNamespace.Place, cancellationToken);
        await openVSwitch.AddBridgeAsync(new BridgeOptions(Bridge) { Secure = false }, cancellationToken);
        return new VlanTrunk(networkNamespace, openVSwitch);
    }

    public async Task PlugAsync(NetworkNamespace server, string device, string name, CancellationToken cancellationToken)
    {
        await server.ConnectAsync(device, _namespace, name, cancellationToken);
        await _switch.VsctlAsync(["add-port", Bridge, name], cancellationToken);
    }
}
