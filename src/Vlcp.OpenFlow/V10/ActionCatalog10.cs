using Vlcp.OpenFlow.Actions;
using Vlcp.Packets;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.V10;

/// <summary>The actions of 1.0.</summary>
internal static class ActionCatalog10
{
    public static OpenFlowAction ReadBody(ActionType10 type, ref WireReader body)
    {
        var action = Read(type, ref body);
        if (type < ActionType10.Vendor)
        {
            body.Skip(body.Remaining, "pad");
        }
        return action;
    }

    private static OpenFlowAction Read(ActionType10 type, ref WireReader body) => type switch
    {
        ActionType10.Output => OutputAction.ReadBody10(ref body),
        ActionType10.SetVlanVid => new SetVlanVidAction(body.ReadUInt16("vlan_vid")),
        ActionType10.SetVlanPcp => new SetVlanPcpAction(body.ReadUInt8("vlan_pcp")),
        ActionType10.StripVlan => new PopVlanAction(),
        ActionType10.SetEthSrc => new SetEthSrcAction(MacAddress.Read(ref body, "dl_addr")),
        ActionType10.SetEthDst => new SetEthDstAction(MacAddress.Read(ref body, "dl_addr")),
        ActionType10.SetIpSrc => new SetIpSrcAction(Ipv4Address.Read(ref body, "nw_addr")),
        ActionType10.SetIpDst => new SetIpDstAction(Ipv4Address.Read(ref body, "nw_addr")),
        ActionType10.SetIpTos => new SetIpTosAction(body.ReadUInt8("nw_tos")),
        ActionType10.SetTransportSrc => new SetTransportSrcAction(body.ReadUInt16("tp_port")),
        ActionType10.SetTransportDst => new SetTransportDstAction(body.ReadUInt16("tp_port")),
        ActionType10.Enqueue => EnqueueAction.ReadBody10(ref body),
        ActionType10.Vendor => ExperimenterActionCatalog.Read(ref body),
        _ => new UnknownAction((ushort)type, body.ReadBytes(body.Remaining, "action")),
    };
}
