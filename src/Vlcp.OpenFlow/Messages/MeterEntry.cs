using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>A meter without its counters.</summary>
/// <param name="MeterId">The meter's number.</param>
/// <param name="Flags">Unit and kind.</param>
/// <param name="Bands">What happens above which rate.</param>
public sealed record MeterEntry(uint MeterId, MeterFlags Flags, WireList<MeterBand> Bands);
