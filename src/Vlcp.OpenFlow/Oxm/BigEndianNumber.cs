namespace Vlcp.OpenFlow.Oxm;

/// <summary>Unsigned numbers of 1 to 16 bytes in network byte order.</summary>
internal static class BigEndianNumber
{
    public static UInt128 Read(ReadOnlySpan<byte> bytes)
    {
        UInt128 number = 0;
        foreach (var b in bytes)
        {
            number = (number << 8) | b;
        }
        return number;
    }

    public static void Write(UInt128 number, Span<byte> bytes)
    {
        for (var i = bytes.Length - 1; i >= 0; i--)
        {
            bytes[i] = (byte)number;
            number >>= 8;
        }
    }
}
