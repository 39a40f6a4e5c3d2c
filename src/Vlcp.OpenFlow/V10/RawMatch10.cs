using Vlcp.Wire;

namespace Vlcp.OpenFlow.V10;

/// <summary>The 40 bytes of ofp_match of 1.0 as they are.</summary>
[WireStruct]
internal sealed partial record RawMatch10
{
    private const int SrcShift = 8;
    private const int DstShift = 14;
    private const uint WildMask = 63;

    public Wildcards10 Wildcards { get; init; }

    public ushort InPort { get; init; }

    [UIntBytes(6)]
    public ulong EthSrc { get; init; }

    [UIntBytes(6)]
    public ulong EthDst { get; init; }

    public ushort VlanId { get; init; }

    [PadAfter(1)]
    public byte VlanPcp { get; init; }

    public ushort EthType { get; init; }

    public byte IpTos { get; init; }

    [PadAfter(2)]
    public byte IpProto { get; init; }

    public uint IpSrc { get; init; }

    public uint IpDst { get; init; }

    public ushort TransportSrc { get; init; }

    public ushort TransportDst { get; init; }

    [WireIgnore]
    public int IpSrcWild
    {
        get => (int)((uint)Wildcards >> SrcShift & WildMask);
        init => Wildcards = WithWild(value, SrcShift, Wildcards10.IpSrcAll);
    }

    [WireIgnore]
    public int IpDstWild
    {
        get => (int)((uint)Wildcards >> DstShift & WildMask);
        init => Wildcards = WithWild(value, DstShift, Wildcards10.IpDstAll);
    }

    public bool Counts(Wildcards10 bit) => (Wildcards & bit) == 0;

    public RawMatch10 Matching(Wildcards10 bit) => this with { Wildcards = Wildcards & ~bit };

    private Wildcards10 WithWild(int bits, int shift, Wildcards10 all) =>
        bits >= 32 ? Wildcards | all : (Wildcards10)(((uint)Wildcards & ~(WildMask << shift)) | (uint)bits << shift);
}
