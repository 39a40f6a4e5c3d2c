namespace Vlcp.OpenFlow.V10;

/// <summary>ofp_action_type of OpenFlow 1.0.</summary>
internal enum ActionType10 : ushort
{
    Output = 0,
    SetVlanVid = 1,
    SetVlanPcp = 2,
    StripVlan = 3,
    SetEthSrc = 4,
    SetEthDst = 5,
    SetIpSrc = 6,
    SetIpDst = 7,
    SetIpTos = 8,
    SetTransportSrc = 9,
    SetTransportDst = 10,
    Enqueue = 11,
    Vendor = 0xffff,
}
