using Vlcp.OpenFlow.Text;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Actions;

/// <summary>Something that is done with a packet. Actions are values: equal type and parameters make equal actions.</summary>
//  0 type (2) | 2 length, padding included (2) | 4 parameters | padding to 8 bytes
public abstract record OpenFlowAction : IWireStruct<OpenFlowAction>
{
    internal const int HeaderSize = 4;
    internal const int Alignment = 8;

    /// <summary>Bytes on the wire, always a multiple of 8.</summary>
    public int WireSize => WireMath.AlignUp(HeaderSize + BodySize, Alignment);

    internal abstract ushort WireType { get; }

    internal abstract int BodySize { get; }

    /// <summary>Reads an action; one of a type that is not described here keeps its bytes.</summary>
    /// <param name="reader">Stands on the action's type.</param>
    /// <exception cref="WireFormatException">Length or parameters break the layout.</exception>
    public static OpenFlowAction Read(ref WireReader reader) => ActionCatalog.Read(ref reader);

    /// <summary>Writes the action with its padding.</summary>
    /// <param name="writer">The message.</param>
    public void Write(ref WireWriter writer)
    {
        writer.WriteUInt16(WireType);
        writer.WriteUInt16((ushort)WireSize);
        WriteBody(ref writer);
        writer.Skip(WireSize - HeaderSize - BodySize);
    }

    /// <summary>The text that ovs-ofctl prints.</summary>
    public sealed override string ToString() => ActionText.Format(this);

    internal abstract void WriteBody(ref WireWriter writer);
}
