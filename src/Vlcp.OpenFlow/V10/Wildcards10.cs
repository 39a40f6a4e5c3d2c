namespace Vlcp.OpenFlow.V10;

/// <summary>ofp_flow_wildcards of 1.0: the fields that do not count. The addresses have six bits each, for how many bits do not.</summary>
[Flags]
internal enum Wildcards10 : uint
{
    None = 0,
    InPort = 1 << 0,
    VlanId = 1 << 1,
    EthSrc = 1 << 2,
    EthDst = 1 << 3,
    EthType = 1 << 4,
    IpProto = 1 << 5,
    TransportSrc = 1 << 6,
    TransportDst = 1 << 7,
    IpSrcAll = 32 << 8,
    IpDstAll = 32 << 14,
    VlanPcp = 1 << 20,
    IpTos = 1 << 21,
    All = InPort | VlanId | EthSrc | EthDst | EthType | IpProto | TransportSrc | TransportDst | IpSrcAll | IpDstAll | VlanPcp | IpTos,
}
