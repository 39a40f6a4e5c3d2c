namespace Vlcp.OpenFlow;

/// <summary>A version of the protocol, as the first byte of every message carries it.</summary>
public enum OpenFlowVersion : byte
{
    /// <summary>OpenFlow 1.0.</summary>
    V10 = 1,

    /// <summary>OpenFlow 1.3.</summary>
    V13 = 4,

    /// <summary>OpenFlow 1.4.</summary>
    V14 = 5,

    /// <summary>OpenFlow 1.5.</summary>
    V15 = 6,
}
