using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>One part of the answer to a <see cref="MultipartRequest"/>.</summary>
//  0 type (2) | 2 flags (2) | 8 content
public abstract record MultipartReply : OpenFlowMessage
{
    /// <inheritdoc/>
    public override MessageType Type => MessageType.MultipartReply;

    /// <summary>What was asked for.</summary>
    public abstract MultipartType MultipartType { get; }

    /// <summary>True when another part follows.</summary>
    public bool More { get; init; }

    internal override void WriteBody(ref WireWriter writer, OpenFlowVersion version)
    {
        MultipartCatalog.WriteHeader(ref writer, this, MultipartType, More);
        WriteContent(ref writer, version);
    }

    internal abstract void WriteContent(ref WireWriter writer, OpenFlowVersion version);
}
