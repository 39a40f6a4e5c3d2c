using Vlcp.Wire;

namespace Vlcp.OpenFlow.Views;

/// <summary>Walks over the conditions of a match.</summary>
public ref struct OxmViews
{
    private readonly ReadOnlySpan<byte> _bytes;
    private int _start;
    private int _next;

    // The bytes from the start of the message to the end of the match, so that errors name places in the message.
    internal OxmViews(ReadOnlySpan<byte> bytes, int start)
    {
        _bytes = bytes;
        _next = start;
    }

    /// <summary>The condition where the walk stands.</summary>
    public readonly OxmView Current => new(_bytes[_start.._next]);

    /// <summary>This walk.</summary>
    public readonly OxmViews GetEnumerator() => this;

    /// <summary>Goes to the next condition.</summary>
    /// <returns>False at the end.</returns>
    /// <exception cref="WireFormatException">Its length does not fit.</exception>
    public bool MoveNext()
    {
        if (_next == _bytes.Length)
        {
            return false;
        }
        _start = _next;
        ViewRules.Demand(_bytes.Length - _start >= OxmView.HeaderSize, _start, "oxm_header", _bytes.Length - _start);
        _next = _start + OxmView.HeaderSize + _bytes[_start + OxmView.LengthOffset];
        ViewRules.Demand(_next <= _bytes.Length, _start, "oxm.length", _next - _start);
        return true;
    }
}
