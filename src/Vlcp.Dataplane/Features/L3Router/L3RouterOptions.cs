using Vlcp.Hosting.Configuration;
using Vlcp.Hosting.Modules;
using Vlcp.Packets;

namespace Vlcp.Dataplane.Features.L3Router;

/// <summary>Settings of <c>l3router</c> (manual, module.l3router). Those of forwarding nodes are not offered.</summary>
[Configuration("module.l3router")]
public sealed class L3RouterOptions
{
    private const string Name = "module.l3router";

    /// <summary>vHosts of the OpenFlow server whose switches get the feature.</summary>
    [Setting("vhostbind", "Default binding to OpenFlow vHosts")]
    public IReadOnlyList<string>? VhostBind { get; init; } = [""];

    /// <summary>The routers' MAC address towards local ports.</summary>
    [Setting("inroutermac", "MAC address with which routers answer the logical ports of this switch")]
    public string InRouterMac { get; init; } = "1a:23:67:59:63:33";

    /// <summary>What makes the routers' MAC address towards an uplink of the uplink's own.</summary>
    [Setting("outroutermacmask", "Mask of the routers' MAC address towards the outside: the address is that of the physical port XORed with this mask")]
    public string OutRouterMacMask { get; init; } = "0a:00:00:00:00:00";

    /// <summary>Neighbours on other servers are written into the switch too.</summary>
    [Setting("prepush", "Write the addresses of all logical ports that routers reach into the switch, instead of asking for those of other servers when they are needed")]
    public bool Prepush { get; init; }

    internal RouterSettings ToSettings() => new(
        ReadMac("inroutermac", InRouterMac, mac => mac != MacAddress.Zero),
        ReadMac("outroutermacmask", OutRouterMacMask, _ => true),
        Prepush);

    private static MacAddress ReadMac(string key, string text, Func<MacAddress, bool> rule) =>
        MacAddress.TryParse(text, out var mac) && !mac.IsMulticast && rule(mac)
            ? mac
            : throw new ConfigurationException($"Setting '{Name}.{key}' must be the MAC address of one station, not '{text}'");
}
