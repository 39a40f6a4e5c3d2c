using System.Text.Json.Serialization;

namespace Vlcp.Network.Model;

/// <summary>Numbers from <paramref name="First"/> to <paramref name="Last"/>, both included: VNIs or VLAN ids.</summary>
/// <param name="First">The lowest number.</param>
/// <param name="Last">The highest number, not below the first.</param>
[JsonConverter(typeof(NumberRangeConverter))]
public readonly record struct NumberRange(int First, int Last)
{
    /// <summary>Whether a number is in the range.</summary>
    public bool Contains(int number) => number >= First && number <= Last;

    /// <summary><c>[first, last]</c>.</summary>
    public override string ToString() => $"[{First}, {Last}]";
}
