namespace Vlcp.Wire;

/// <summary>Arithmetic on sizes.</summary>
public static class WireMath
{
    /// <summary>The smallest multiple of <paramref name="alignment"/> that isn't smaller than <paramref name="size"/>.</summary>
    public static int AlignUp(int size, int alignment) => (size + alignment - 1) / alignment * alignment;

    /// <summary>The signed value of the lower <paramref name="bits"/> bits (1 to 64), whose highest is the sign.</summary>
    public static long SignExtend(ulong value, int bits) => (long)(value << (64 - bits)) >> (64 - bits);
}
