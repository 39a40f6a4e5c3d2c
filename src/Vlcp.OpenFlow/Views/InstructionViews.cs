using Vlcp.Wire;

namespace Vlcp.OpenFlow.Views;

/// <summary>Walks over instructions.</summary>
public ref struct InstructionViews
{
    private readonly ReadOnlySpan<byte> _bytes;
    private int _start;
    private int _next;

    internal InstructionViews(ReadOnlySpan<byte> bytes, int start)
    {
        _bytes = bytes;
        _next = start;
    }

    /// <summary>The instruction where the walk stands.</summary>
    public readonly InstructionView Current => new(_bytes[.._next], _start);

    /// <summary>This walk.</summary>
    public readonly InstructionViews GetEnumerator() => this;

    /// <summary>Goes to the next instruction.</summary>
    /// <returns>False at the end.</returns>
    /// <exception cref="WireFormatException">Its length does not fit.</exception>
    public bool MoveNext()
    {
        if (_next == _bytes.Length)
        {
            return false;
        }
        _start = _next;
        _next = ViewRules.EndOfElement(_bytes, _start, "instruction");
        return true;
    }
}
