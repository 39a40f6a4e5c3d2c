using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Views;

/// <summary>The one rule of everything that is read in place: lengths stay inside of what holds them.</summary>
internal static class ViewRules
{
    private const int MinimalElement = 8;
    private const int Alignment = 8;
    private const int LengthOffset = 2;

    public static void Demand(bool holds, int offset, string field, int value)
    {
        if (!holds)
        {
            Refuse(offset, field, value);
        }
    }

    /// <summary>The end of an action or instruction: type (2), length of everything (2), content, a whole number of 8 bytes.</summary>
    public static int EndOfElement(ReadOnlySpan<byte> bytes, int start, string what)
    {
        Demand(bytes.Length - start >= MinimalElement, start, what, bytes.Length - start);
        int length = BinaryPrimitives.ReadUInt16BigEndian(bytes[(start + LengthOffset)..]);
        Demand(length >= MinimalElement && length % Alignment == 0 && length <= bytes.Length - start, start, what, length);
        return start + length;
    }

    [DoesNotReturn]
    private static void Refuse(int offset, string field, int value) =>
        throw new WireFormatException(offset, field, $"{value} does not fit what is around it");
}
