using System.Buffers.Binary;
using Vlcp.OpenFlow.Actions;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Views;

/// <summary>One action, read in place; valid as long as the message is.</summary>
//  0 type (2) | 2 length (2) | 4 content; output: port (4), max_len (2), pad (6)
public readonly ref struct ActionView
{
    private const int ContentOffset = 4;
    private const int OutputSize = 16;

    private readonly ReadOnlySpan<byte> _bytes;
    private readonly int _start;

    // The bytes from the start of the message to the end of the action, so that errors name places in the message.
    internal ActionView(ReadOnlySpan<byte> bytes, int start)
    {
        _bytes = bytes;
        _start = start;
    }

    /// <summary>ofp_action_type; 0 is an output, 0xffff an experimenter's.</summary>
    public ushort Type => BinaryPrimitives.ReadUInt16BigEndian(_bytes[_start..]);

    /// <summary>What follows the type and the length, padding included.</summary>
    public ReadOnlySpan<byte> Content => _bytes[(_start + ContentOffset)..];

    /// <summary>Whether it sends the packet out of a port, which <see cref="Port"/> names.</summary>
    public bool IsOutput => (ActionType)Type == ActionType.Output && _bytes.Length - _start == OutputSize;

    /// <summary>The port of an output.</summary>
    public uint Port => BinaryPrimitives.ReadUInt32BigEndian(Content);

    /// <summary>How many bytes of the packet an output to the controller sends.</summary>
    public ushort MaxLength => BinaryPrimitives.ReadUInt16BigEndian(Content[sizeof(uint)..]);

    /// <summary>The action as a value that may be kept.</summary>
    /// <exception cref="WireFormatException">The bytes break the layout.</exception>
    public OpenFlowAction Decode()
    {
        var reader = new WireReader(_bytes[_start..], dialect: _bytes[0]);
        return OpenFlowAction.Read(ref reader);
    }
}
