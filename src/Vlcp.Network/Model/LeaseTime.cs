using System.Globalization;
using System.Text.Json.Serialization;

namespace Vlcp.Network.Model;

/// <summary>How long a DHCP lease lasts.</summary>
/// <param name="Seconds">Seconds; <see cref="uint.MaxValue"/> means for ever (RFC 2131 section 3.3).</param>
[JsonConverter(typeof(LeaseTimeConverter))]
public readonly record struct LeaseTime(uint Seconds)
{
    /// <summary>How <see cref="Infinite"/> is written in requests and in the store.</summary>
    public const string InfiniteText = "infinite";

    /// <summary>A lease that never ends.</summary>
    public static LeaseTime Infinite => new(uint.MaxValue);

    /// <summary>Whether the lease never ends.</summary>
    public bool IsInfinite => Seconds == uint.MaxValue;

    /// <summary>The seconds, or "infinite".</summary>
    public override string ToString() => IsInfinite ? InfiniteText : Seconds.ToString(CultureInfo.InvariantCulture);
}
