using System.Buffers;

namespace Vlcp.Wire;

/// <summary>Whole messages from and to bytes.</summary>
public static class WireStructExtensions
{
    /// <summary>Writes the object to <paramref name="output"/>; on an exception nothing has been written.</summary>
    /// <exception cref="WireFormatException">A value doesn't fit its field.</exception>
    public static void WriteTo<T>(this T value, IBufferWriter<byte> output)
        where T : IWireStruct<T>
    {
        var writer = new WireWriter(output, value.WireSize);
        value.Write(ref writer);
        writer.Flush();
    }

    /// <summary>The object as bytes.</summary>
    /// <exception cref="WireFormatException">A value doesn't fit its field.</exception>
    public static byte[] ToBytes<T>(this T value)
        where T : IWireStruct<T>
    {
        var output = new ArrayBufferWriter<byte>(Math.Max(1, value.WireSize));
        value.WriteTo(output);
        return output.WrittenSpan.ToArray();
    }
}
