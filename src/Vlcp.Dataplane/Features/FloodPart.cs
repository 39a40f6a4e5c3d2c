namespace Vlcp.Dataplane.Features;

/// <summary>One of the parts into which the members of a network are divided, so that a member that comes or goes concerns one part only.</summary>
/// <param name="NetworkKey">The network, by its object key.</param>
/// <param name="Number">0 to <see cref="Count"/> - 1.</param>
public readonly record struct FloodPart(string NetworkKey, int Number)
{
    /// <summary>How many parts there are.</summary>
    public const int Count = 1 << Bits;

    private const int Bits = 6;

    /// <summary>The number of the part that a member belongs to: always the same for the same member, and evenly spread.</summary>
    /// <param name="portNumber">Port by which the member's copies leave.</param>
    /// <param name="peer">Address of the tunnel's other end, 0 without.</param>
    public static int NumberOf(uint portNumber, uint peer) =>
        // Fibonacci hashing: the high bits of a multiple of 2^32 divided by the golden ratio.
        (int)(unchecked((portNumber ^ peer) * 0x9E37_79B1) >> (32 - Bits));
}
