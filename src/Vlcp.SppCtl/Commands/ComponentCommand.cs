namespace Vlcp.SppCtl.Commands;

/// <summary>Commands of spp_vf and spp_mirror, which run components on cores.</summary>
internal static class ComponentCommand
{
    /// <summary>Most bytes of a component's name; longer ones overflow a buffer of the process.</summary>
    public const int LongestName = 31;

    /// <summary>A port number that a 2018 process does not check, and later ones refuse.</summary>
    public const int Ports = 32;

    /// <summary>Starts a component.</summary>
    public static string Start(string name, int core, string type) => FormattableString.Invariant($"component start {name} {core} {type}");

    /// <summary>Stops a component.</summary>
    public static string Stop(string name) => $"component stop {name}";

    /// <summary>Gives a component a port.</summary>
    public static string Attach(PortName port, string direction, string name, VlanChange? vlan) => $"port add {port} {direction} {name}{vlan}";

    /// <summary>Takes a port from a component.</summary>
    public static string Detach(PortName port, string direction, string name) => $"port del {port} {direction} {name}";

    /// <summary>Changes the table of a classifier.</summary>
    /// <param name="action"><c>add</c> or <c>del</c>.</param>
    /// <param name="vlan">VLAN id; null for an entry of a MAC address alone.</param>
    /// <param name="mac">The address.</param>
    /// <param name="port">Where its packets go.</param>
    public static string Classify(string action, int? vlan, string mac, PortName port) => vlan is { } id
        ? FormattableString.Invariant($"classifier_table {action} vlan {id} {mac} {port}")
        : $"classifier_table {action} mac {mac} {port}";
}
