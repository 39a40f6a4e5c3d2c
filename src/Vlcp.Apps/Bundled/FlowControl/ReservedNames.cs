using System.Collections.Frozen;
using Vlcp.OpenFlow;

namespace Vlcp.Apps.Bundled.FlowControl;

/// <summary>Names of reserved numbers, with and without the prefix of the standard.</summary>
internal static class ReservedNames
{
    public static FrozenDictionary<string, uint> Ports { get; } = With("OFPP_", new()
    {
        ["IN_PORT"] = PortNumber.InPort, ["TABLE"] = PortNumber.Table, ["NORMAL"] = PortNumber.Normal, ["FLOOD"] = PortNumber.Flood,
        ["ALL"] = PortNumber.All, ["CONTROLLER"] = PortNumber.Controller, ["LOCAL"] = PortNumber.Local, ["ANY"] = PortNumber.Any, ["NONE"] = PortNumber.Any,
    });

    public static FrozenDictionary<string, uint> Groups { get; } = With("OFPG_", new() { ["ALL"] = GroupNumber.All, ["ANY"] = GroupNumber.Any });

    public static FrozenDictionary<string, uint> Meters { get; } = With("OFPM_", new() { ["ALL"] = 0xffffffff, ["CONTROLLER"] = 0xfffffffe, ["SLOWPATH"] = 0xfffffffd });

    public static FrozenDictionary<string, uint> Queues { get; } = With("OFPQ_", new() { ["ALL"] = 0xffffffff });

    public static FrozenDictionary<string, uint> Tables { get; } = With("OFPTT_", new() { ["ALL"] = 0xff });

    public static FrozenDictionary<string, uint> Buffers { get; } = With("OFP_", new() { ["NO_BUFFER"] = 0xffffffff });

    /// <summary>The name of a reserved port, or the number.</summary>
    public static object OfPort(uint port) => Ports.Where(p => p.Value == port && port > PortNumber.Max).Select(p => p.Key).OrderBy(n => n.Length).FirstOrDefault() ?? (object)port;

    private static FrozenDictionary<string, uint> With(string prefix, Dictionary<string, uint> names) =>
        names.Concat(names.Select(n => new KeyValuePair<string, uint>(prefix + n.Key, n.Value))).ToFrozenDictionary();
}
