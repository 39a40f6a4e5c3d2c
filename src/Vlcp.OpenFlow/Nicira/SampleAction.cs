using Vlcp.Wire;

namespace Vlcp.OpenFlow.Nicira;

/// <summary>Tells some of the packets to IPFIX collectors.</summary>
/// <param name="Probability">How many of 65535 packets; at least 1.</param>
/// <param name="CollectorSetId">The set of collectors.</param>
/// <param name="ObservationDomain">The number of the domain in what is told.</param>
/// <param name="ObservationPoint">The number of the point in what is told.</param>
//  first: 10 probability (2) | 12 collector_set_id (4) | 16 domain (4) | 20 point (4)   second: 24 sampling_port (2)   third: 26 direction (1)
public sealed record SampleAction(ushort Probability, uint CollectorSetId, uint ObservationDomain, uint ObservationPoint) : NiciraAction
{
    private const ushort NoPort = 0xffff;

    /// <summary>The port where the packet is sampled, as 16 bits, or 0xffff for none.</summary>
    public ushort SamplingPort { get; init; } = NoPort;

    /// <summary>Which way the packet goes.</summary>
    public SampleDirection Direction { get; init; }

    internal override ushort WireSubtype => (ushort)(
        Direction != SampleDirection.Default ? NiciraActionType.Sample3
        : SamplingPort != NoPort ? NiciraActionType.Sample2
        : NiciraActionType.Sample);

    internal static SampleAction ReadPayload(ref WireReader reader, NiciraActionType subtype)
    {
        var sample = new SampleAction(
            reader.ReadUInt16("probability"), reader.ReadUInt32("collector_set_id"),
            reader.ReadUInt32("obs_domain_id"), reader.ReadUInt32("obs_point_id"));
        if (subtype != NiciraActionType.Sample)
        {
            sample = sample with { SamplingPort = reader.ReadUInt16("sampling_port") };
            var direction = (SampleDirection)reader.ReadUInt8("direction");
            sample = subtype == NiciraActionType.Sample3 ? sample with { Direction = direction } : sample;
            reader.Skip(5, "zero");
        }
        return sample;
    }

    internal override void WritePayload(ref WireWriter writer)
    {
        writer.WriteUInt16(Probability);
        writer.WriteUInt32(CollectorSetId);
        writer.WriteUInt32(ObservationDomain);
        writer.WriteUInt32(ObservationPoint);
        if (WireSubtype != (ushort)NiciraActionType.Sample)
        {
            writer.WriteUInt16(SamplingPort);
            writer.WriteUInt8((byte)Direction);
            writer.Skip(5);
        }
    }
}
