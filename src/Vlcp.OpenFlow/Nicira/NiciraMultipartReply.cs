using Vlcp.OpenFlow.Messages;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Nicira;

/// <summary>One part of the answer to a <see cref="NiciraMultipartRequest{TReply}"/>.</summary>
public abstract record NiciraMultipartReply : MultipartReply
{
    /// <inheritdoc/>
    public sealed override MultipartType MultipartType => MultipartType.Experimenter;

    internal abstract NiciraMultipartType Subtype { get; }

    internal sealed override void WriteContent(ref WireWriter writer, OpenFlowVersion version)
    {
        NiciraMultipartWire.WriteHeader(ref writer, Subtype);
        WriteNiciraContent(ref writer);
    }

    internal abstract void WriteNiciraContent(ref WireWriter writer);
}
