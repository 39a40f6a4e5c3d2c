namespace Vlcp.OpenFlow.Oxm;

/// <summary>Unsigned numbers of 1 to 16 bytes in network byte order.</summary>
internal static class BigEndianNumber
{
    public static UInt128 Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length <= sizeof(ulong))
        {
            return ReadSmall(bytes);
        }
        UInt128 number = 0;
        foreach (var b in bytes)
        {
            number = (number << 8) | b;
        }
        return number;
    }

    public static void Write(UInt128 number, Span<byte> bytes)
    {
        if (bytes.Length <= sizeof(ulong))
        {
            WriteSmall((ulong)number, bytes);
            return;
        }
        for (var i = bytes.Length - 1; i >= 0; i--)
        {
            bytes[i] = (byte)number;
            number >>= 8;
        }
    }

    // Nearly all fields are small, and arithmetic with 64 bits is much faster.
    private static ulong ReadSmall(ReadOnlySpan<byte> bytes)
    {
        ulong number = 0;
        foreach (var b in bytes)
        {
            number = number << 8 | b;
        }
        return number;
    }

    private static void WriteSmall(ulong number, Span<byte> bytes)
    {
        for (var i = bytes.Length - 1; i >= 0; i--)
        {
            bytes[i] = (byte)number;
            number >>= 8;
        }
    }
}
