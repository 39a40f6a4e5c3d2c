using Vlcp.OpenFlow.Text;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Instructions;

/// <summary>What a flow does with a packet that matches it. Instructions are values.</summary>
//  0 type (2) | 2 length (2) | 4 parameters; every length is a multiple of 8
public abstract record OpenFlowInstruction : IWireStruct<OpenFlowInstruction>
{
    internal const int HeaderSize = 4;
    internal const int Alignment = 8;

    /// <summary>Bytes on the wire, a multiple of 8.</summary>
    public int WireSize => HeaderSize + BodySize;

    internal abstract ushort WireType { get; }

    internal abstract int BodySize { get; }

    /// <summary>Reads an instruction; one of a type that is not described here keeps its bytes.</summary>
    /// <param name="reader">Stands on the instruction's type.</param>
    /// <exception cref="WireFormatException">Length or parameters break the layout.</exception>
    public static OpenFlowInstruction Read(ref WireReader reader) => InstructionCatalog.Read(ref reader);

    /// <summary>Writes the instruction.</summary>
    /// <param name="writer">The message.</param>
    public void Write(ref WireWriter writer)
    {
        writer.WriteUInt16(WireType);
        writer.WriteUInt16((ushort)WireSize);
        WriteBody(ref writer);
    }

    /// <summary>The text that ovs-ofctl prints.</summary>
    public sealed override string ToString() => ActionText.Format(this);

    internal abstract void WriteBody(ref WireWriter writer);
}
