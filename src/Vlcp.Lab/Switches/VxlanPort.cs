namespace Vlcp.Lab;

/// <summary>The words for ovs-vsctl that add a VXLAN port.</summary>
internal static class VxlanPort
{
    public static IReadOnlyList<string> Arguments(
        string bridge, string name, string localAddress, string remoteAddress = "flow", string key = "flow") =>
    [
        "add-port", bridge, name, "--", "set", "interface", name, "type=vxlan",
        $"options:local_ip={localAddress}", $"options:remote_ip={remoteAddress}", $"options:key={key}",
    ];
}
