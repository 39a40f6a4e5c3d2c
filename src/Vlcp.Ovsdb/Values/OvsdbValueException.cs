namespace Vlcp.Ovsdb;

/// <summary>A value of OVSDB has not the type that was asked for.</summary>
public sealed class OvsdbValueException : OvsdbException
{
    /// <summary>Makes one.</summary>
    /// <param name="message">The value, its type, and the type that was asked for.</param>
    public OvsdbValueException(string message)
        : base(message)
    {
    }
}
