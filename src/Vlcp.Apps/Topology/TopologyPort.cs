using Vlcp.Apps.Datapaths;
using Vlcp.OpenFlow.Messages;

namespace Vlcp.Apps.Topology;

/// <summary>A port of a switch in the topology.</summary>
/// <param name="Dpid">The switch's number.</param>
/// <param name="Description">The port.</param>
public sealed record TopologyPort(ulong Dpid, PortDescription Description)
{
    /// <summary>The port's number.</summary>
    public uint PortNo => Description.Number;

    /// <summary>Whether its link or its operator has it down.</summary>
    public bool IsDown => (Description.State & PortState.LinkDown) != 0 || (Description.Config & PortConfig.PortDown) != 0;

    /// <summary>The form that web pages get.</summary>
    public object ToJson() => new
    {
        dpid = DpidText.Format(Dpid),
        port_no = DpidText.FormatPort(PortNo),
        hw_addr = Description.HardwareAddress.ToString(),
        name = Description.Name,
    };

    /// <summary>The switch and the port's name.</summary>
    public override string ToString() => $"{DpidText.Format(Dpid)}:{PortNo}";
}
