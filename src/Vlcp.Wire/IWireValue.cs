namespace Vlcp.Wire;

/// <summary>A value of fixed size with a wire form of its own, such as a MAC address.</summary>
/// <typeparam name="T">The type itself.</typeparam>
public interface IWireValue<T>
{
    /// <summary>Size in bytes.</summary>
    static abstract int Size { get; }

    /// <summary>Reads one value.</summary>
    /// <exception cref="WireFormatException">Too few bytes are left, or they are no such value.</exception>
    static abstract T Read(ref WireReader reader, string field);

    /// <summary>Writes one value.</summary>
    static abstract void Write(ref WireWriter writer, T value);
}
