using Vlcp.Hosting.Modules;

namespace Vlcp.Switches.Ovsdb;

/// <summary>Settings of <see cref="OvsdbManagerModule"/>.</summary>
[Configuration("module.ovsdbmanager")]
public sealed class OvsdbManagerOptions
{
    /// <summary>The vhosts whose connections are followed; null for all.</summary>
    [Setting("vhostbind", "Names of the jsonrpcserver vhosts whose databases are followed; None for all.")]
    public IReadOnlyList<string>? VhostBind { get; init; }

    /// <summary>The bridges that are followed; null for all.</summary>
    [Setting("bridgenames", "Names of the bridges that are followed; None for all.")]
    public IReadOnlyList<string>? BridgeNames { get; init; }
}
