using Vlcp.Hosting.Configuration;
using Vlcp.Hosting.Modules;
using Vlcp.Packets;

namespace Vlcp.Dataplane.Features.IcmpResponder;

/// <summary>Settings of <c>icmpresponder</c> (manual, module.icmpresponder).</summary>
[Configuration("module.icmpresponder")]
public sealed class IcmpResponderOptions
{
    private const string Name = "module.icmpresponder";
    private const int HighestRate = 100_000;

    /// <summary>vHosts of the OpenFlow server whose switches get the feature.</summary>
    [Setting("vhostbind", "Default binding to OpenFlow vHosts")]
    public IReadOnlyList<string>? VhostBind { get; init; } = [""];

    /// <summary>The switch answers echo requests itself.</summary>
    [Setting("prepush", "True: echo requests to routers are answered by flows in the switch; False: by the controller, as fragmented requests always are")]
    public bool Prepush { get; init; }

    /// <summary>The gateway's MAC address if module l3router is not loaded.</summary>
    [Setting("inroutermac", "MAC address of gateways where module l3router is not loaded; otherwise its inroutermac counts")]
    public string InRouterMac { get; init; } = "1a:23:67:59:63:33";

    /// <summary>Echo requests, or fragments of them, that the controller looks at, and packets that it fragments, for each port.</summary>
    [Setting("echorate", "Echo requests a second of one port that the controller answers, 1 to 100000, counting fragments; as many routed packets are fragmented; ten times as many for all ports of a switch")]
    public int EchoRate { get; init; } = 100;

    /// <summary>Errors that routers report, for each port.</summary>
    [Setting("errorrate", "ICMP errors a second to one port, 1 to 100000; ten times as many to all ports of a switch")]
    public int ErrorRate { get; init; } = 50;

    internal IcmpStrategy ToStrategy()
    {
        CheckRate("echorate", EchoRate);
        CheckRate("errorrate", ErrorRate);
        return MacAddress.TryParse(InRouterMac, out var mac) && !mac.IsMulticast && mac != MacAddress.Zero
            ? new IcmpStrategy(Prepush, mac)
            : throw new ConfigurationException($"Setting '{Name}.inroutermac' must be the MAC address of one station, not '{InRouterMac}'");
    }

    private static void CheckRate(string key, int rate)
    {
        if (rate is < 1 or > HighestRate)
        {
            throw new ConfigurationException($"Setting '{Name}.{key}' must be a number from 1 to {HighestRate}, not {rate}");
        }
    }
}
