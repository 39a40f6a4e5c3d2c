using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>Asks for statistics or descriptions; the answer comes in one or more parts (1.3.5 section 7.3.5).</summary>
//  0 type (2) | 2 flags (2) | 8 parameters
public abstract record MultipartRequest : OpenFlowMessage
{
    /// <inheritdoc/>
    public override MessageType Type => MessageType.MultipartRequest;

    /// <summary>What is asked for.</summary>
    public abstract MultipartType MultipartType { get; }

    /// <summary>True when another part of the request follows.</summary>
    public bool More { get; init; }

    internal override void WriteBody(ref WireWriter writer, OpenFlowVersion version)
    {
        MultipartCatalog.WriteHeader(ref writer, this, MultipartType, More);
        WriteParameters(ref writer);
    }

    internal virtual void WriteParameters(ref WireWriter writer)
    {
    }
}
