using System.Buffers.Binary;
using Vlcp.OpenFlow.Instructions;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Views;

/// <summary>One instruction, read in place; valid as long as the message is.</summary>
//  0 type (2) | 2 length (2) | 4 goto_table: table; meter: number (4) | 8 actions; write_metadata: value (8), mask (8)
public readonly ref struct InstructionView
{
    private const int ContentOffset = 4;
    private const int ActionsOffset = 8;

    private readonly ReadOnlySpan<byte> _bytes;
    private readonly int _start;

    // The bytes from the start of the message to the end of the instruction, so that errors name places in the message.
    internal InstructionView(ReadOnlySpan<byte> bytes, int start)
    {
        _bytes = bytes;
        _start = start;
    }

    /// <summary>ofp_instruction_type: 1 goto_table, 2 write_metadata, 3 write_actions, 4 apply_actions, 5 clear_actions, 6 meter.</summary>
    public ushort Type => BinaryPrimitives.ReadUInt16BigEndian(_bytes[_start..]);

    /// <summary>What follows the type and the length.</summary>
    public ReadOnlySpan<byte> Content => _bytes[(_start + ContentOffset)..];

    /// <summary>The table of a goto_table.</summary>
    public byte TableId => Content[0];

    /// <summary>The number of a meter.</summary>
    public uint MeterId => BinaryPrimitives.ReadUInt32BigEndian(Content);

    /// <summary>The actions of an apply_actions or a write_actions; none of any other.</summary>
    public ActionViews Actions => new(_bytes, (InstructionType)Type is InstructionType.ApplyActions or InstructionType.WriteActions ? _start + ActionsOffset : _bytes.Length);

    /// <summary>The instruction as a value that may be kept.</summary>
    /// <exception cref="WireFormatException">The bytes break the layout.</exception>
    public OpenFlowInstruction Decode()
    {
        var reader = new WireReader(_bytes[_start..], dialect: _bytes[0]);
        return OpenFlowInstruction.Read(ref reader);
    }
}
