using Vlcp.OpenFlow.Messages;
using Vlcp.Packets;

namespace Vlcp.Apps.Bundled.FlowControl;

/// <summary>The change of a port that a body asks for; what it leaves out is as the switch has told it.</summary>
internal static class PortCommand
{
    public static PortMod Read(Body body, Datapath dp)
    {
        var number = (uint)body.RequiredNumber("port_no", uint.MaxValue, ReservedNames.Ports);
        if (!dp.Ports.TryGetValue(number, out var port))
        {
            throw new RequestException(RequestException.NotFound, $"{dp.Dpid} has no port {number}");
        }
        var mod = new PortMod(
            number, Address(body, port), (PortConfig)body.Number("config", 0, uint.MaxValue), (PortConfig)body.Number("mask", 0, uint.MaxValue),
            (uint)body.Number("advertise", port.Ethernet.Advertised, uint.MaxValue));
        foreach (var property in body.Objects("properties"))
        {
            mod = With(mod, property.RequiredText("type"), property);
            property.ExpectEnd();
        }
        return mod;
    }

    private static MacAddress Address(Body body, PortDescription port)
    {
        var text = body.Text("hw_addr");
        return text is null ? port.HardwareAddress
            : MacAddress.TryParse(text, out var address) ? address
            : throw body.Wrong("hw_addr", text, "is not an Ethernet address");
    }

    private static PortMod With(PortMod mod, string type, Body property) => type switch
    {
        "ETHERNET" => mod with { Advertise = (uint)property.Number("advertise", 0, uint.MaxValue) },
        "OPTICAL" => mod with
        {
            Optical = new OpticalSettings
            {
                Configure = (uint)property.Number("configure", 0, uint.MaxValue),
                Frequency = (uint)property.Number("freq_lmda", 0, uint.MaxValue),
                FrequencyOffset = (int)property.Number("fl_offset", 0, int.MaxValue),
                GridSpan = (uint)property.Number("grid_span", 0, uint.MaxValue),
                Power = (uint)property.Number("tx_pwr", 0, uint.MaxValue),
            },
        },
        _ => throw property.Wrong("type", type, "is neither ETHERNET nor OPTICAL"),
    };
}
