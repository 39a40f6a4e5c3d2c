namespace Vlcp.Lab;

/// <summary>The lab could not be built or something in it did not happen; the message says what.</summary>
public sealed class LabException : Exception
{
    /// <summary>Creates the exception with a message for a person.</summary>
    public LabException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with a message for a person and its cause.</summary>
    public LabException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
