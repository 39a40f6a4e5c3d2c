using Vlcp.Wire;

namespace Vlcp.OpenFlow.Views;

/// <summary>Walks over actions.</summary>
public ref struct ActionViews
{
    private readonly ReadOnlySpan<byte> _bytes;
    private int _start;
    private int _next;

    internal ActionViews(ReadOnlySpan<byte> bytes, int start)
    {
        _bytes = bytes;
        _next = start;
    }

    /// <summary>The action where the walk stands.</summary>
    public readonly ActionView Current => new(_bytes[.._next], _start);

    /// <summary>This walk.</summary>
    public readonly ActionViews GetEnumerator() => this;

    /// <summary>Goes to the next action.</summary>
    /// <returns>False at the end.</returns>
    /// <exception cref="WireFormatException">Its length does not fit.</exception>
    public bool MoveNext()
    {
        if (_next == _bytes.Length)
        {
            return false;
        }
        _start = _next;
        _next = ViewRules.EndOfElement(_bytes, _start, "action");
        return true;
    }
}
