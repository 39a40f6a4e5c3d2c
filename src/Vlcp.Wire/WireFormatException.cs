namespace Vlcp.Wire;

/// <summary>
/// Bytes that break a layout, or, on writing, a value that the layout cannot hold. Nothing else is thrown for bad input.
/// </summary>
public sealed class WireFormatException : Exception
{
    /// <summary>Describes one broken rule.</summary>
    /// <param name="offset">Offset of the field from the start of the outermost message, in bytes.</param>
    /// <param name="field">Type and member, for example <c>PortStatus.Reason</c>.</param>
    /// <param name="reason">The value and the rule that it breaks.</param>
    public WireFormatException(int offset, string field, string reason)
        : base($"{field} at offset {offset}: {reason}")
    {
        Offset = offset;
        Field = field;
        Reason = reason;
    }

    /// <summary>Offset of the field from the start of the outermost message, in bytes.</summary>
    public int Offset { get; }

    /// <summary>Type and member, for example <c>PortStatus.Reason</c>.</summary>
    public string Field { get; }

    /// <summary>The value and the rule that it breaks.</summary>
    public string Reason { get; }
}
