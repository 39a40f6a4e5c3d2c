using System.Collections.Frozen;

namespace Vlcp.OpenFlow.Oxm;

/// <summary>Finds the description of a match field by its header or its name.</summary>
public static class OxmCatalog
{
    private static readonly OxmField[] Fields = [.. OxmFields.All, .. NxmFields.All];

    private static readonly FrozenDictionary<OxmId, OxmField> ById = Fields
        .SelectMany(field => field.Aliases.Prepend(field.Id).Select(id => (id, field)))
        .ToFrozenDictionary(pair => pair.id, pair => pair.field);

    private static readonly FrozenDictionary<string, OxmField> ByName = Fields
        .SelectMany(field => new[] { field.Name, field.SubfieldName }.Select(name => (name, field)))
        .DistinctBy(pair => pair.name)
        .ToFrozenDictionary(pair => pair.name, pair => pair.field);

    // The order in which Open vSwitch writes fields, so that what it wrote is written back the same.
    private static readonly OxmField[] WireOrder =
    [
        OxmFields.PacketType, NxmFields.DatapathHash, NxmFields.RecirculationId, NxmFields.ConjunctionId, OxmFields.InPort, NxmFields.InPort16,
        OxmFields.InPhysicalPort, OxmFields.ActionSetOutput, OxmFields.EthSrc, OxmFields.EthDst, OxmFields.EthType,
        NxmFields.VlanTci, OxmFields.VlanVid, OxmFields.VlanPcp,
        NxmFields.MplsTtl, OxmFields.MplsTc, OxmFields.MplsBos, OxmFields.MplsLabel,
        OxmFields.Ipv4Src, OxmFields.Ipv4Dst, OxmFields.Ipv6Src, OxmFields.Ipv6Dst,
        NxmFields.IpFragment, OxmFields.IpDscp, NxmFields.IpTos, OxmFields.IpEcn, NxmFields.IpTtl, OxmFields.IpProto,
        OxmFields.TcpSrc, OxmFields.TcpDst, NxmFields.TcpFlags, OxmFields.UdpSrc, OxmFields.UdpDst, OxmFields.SctpSrc, OxmFields.SctpDst,
        OxmFields.Icmpv4Type, OxmFields.Icmpv4Code, OxmFields.Icmpv6Type, OxmFields.Icmpv6Code, OxmFields.Ipv6FlowLabel,
        OxmFields.NdTarget, NxmFields.NdReserved, NxmFields.NdOptionsType, OxmFields.NdSll, OxmFields.NdTll,
        OxmFields.ArpOp, OxmFields.ArpSpa, OxmFields.ArpTpa, OxmFields.ArpSha, OxmFields.ArpTha,
        OxmFields.TunnelId, NxmFields.TunnelFlags, NxmFields.TunnelIpv4Src, NxmFields.TunnelIpv4Dst, NxmFields.TunnelIpv6Src, NxmFields.TunnelIpv6Dst,
        NxmFields.TunnelGbpId, NxmFields.TunnelGbpFlags, NxmFields.TunnelErspanIndex, NxmFields.TunnelErspanVersion,
        NxmFields.TunnelErspanDirection, NxmFields.TunnelErspanHardware,
        NxmFields.NshFlags, NxmFields.NshTtl, NxmFields.NshMetadataType, NxmFields.NshNextProtocol, NxmFields.NshPath, NxmFields.NshIndex,
        .. NxmFields.Registers, .. NxmFields.ExtendedRegisters, .. NxmFields.DoubleExtendedRegisters, NxmFields.PacketMark,
        NxmFields.CtState, NxmFields.CtZone, NxmFields.CtMark, NxmFields.CtLabel, OxmFields.Metadata,
    ];

    private static readonly FrozenDictionary<OxmId, int> Ranks = WireOrder.Union(Fields)
        .Select((field, rank) => (field.Id, rank))
        .ToFrozenDictionary(pair => pair.Id, pair => pair.rank);

    /// <summary>All described fields, those of the standard first.</summary>
    public static IReadOnlyList<OxmField> All => Fields;

    /// <summary>The field with a name such as <c>reg5</c> or <c>NXM_NX_REG5</c>, or null.</summary>
    /// <param name="name">The name, in the case that Open vSwitch prints.</param>
    public static OxmField? Find(string name) => ByName.GetValueOrDefault(name);

    /// <summary>The field with a header, or null.</summary>
    /// <param name="id">Its own header or an alias.</param>
    public static OxmField? Find(OxmId id) => ById.GetValueOrDefault(id);

    // The order in which conditions stand in a match: prerequisites first, undescribed fields last.
    internal static int RankOf(OxmField field) =>
        Ranks.TryGetValue(field.Id, out var rank) ? rank : Fields.Length + (field.Id.Class << 7 | field.Id.Number);
}
