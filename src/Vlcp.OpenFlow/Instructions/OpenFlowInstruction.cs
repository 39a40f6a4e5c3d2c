using Vlcp.OpenFlow.Text;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Instructions;

/// <summary>What a flow does with a packet. Instructions are values: equal type and parameters make equal instructions.</summary>
//  0 type (2) | 2 length (2) | 4 parameters
public abstract record OpenFlowInstruction : IWireElement
{
    internal abstract ushort WireType { get; }

    /// <summary>Reads an instruction; one of a type that is not described here keeps its bytes.</summary>
    /// <param name="reader">Stands on the instruction's type.</param>
    /// <exception cref="WireFormatException">Length or parameters break the layout.</exception>
    public static OpenFlowInstruction Read(ref WireReader reader) => InstructionCatalog.Read(ref reader);

    /// <summary>Writes the instruction.</summary>
    /// <param name="writer">The message.</param>
    public void Write(ref WireWriter writer)
    {
        var start = writer.Position;
        writer.WriteUInt16(WireType);
        writer.WriteUInt16(0);
        WriteBody(ref writer);
        ElementFrame.End(ref writer, start, "instruction.len");
    }

    /// <summary>The text that ovs-ofctl prints.</summary>
    public sealed override string ToString() => ActionText.Format(this);

    internal abstract void WriteBody(ref WireWriter writer);
}
