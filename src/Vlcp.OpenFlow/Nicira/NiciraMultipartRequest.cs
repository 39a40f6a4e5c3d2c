using Vlcp.OpenFlow.Messages;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Nicira;

/// <summary>Asks for statistics in a way that Nicira added.</summary>
/// <typeparam name="TReply">The type of each part of the answer.</typeparam>
public abstract record NiciraMultipartRequest<TReply> : MultipartRequest<TReply>
    where TReply : NiciraMultipartReply
{
    /// <inheritdoc/>
    public sealed override MultipartType MultipartType => MultipartType.Experimenter;

    internal abstract NiciraMultipartType Subtype { get; }

    internal sealed override void WriteParameters(ref WireWriter writer)
    {
        NiciraMultipartWire.WriteHeader(ref writer, Subtype);
        WriteNiciraParameters(ref writer);
    }

    internal virtual void WriteNiciraParameters(ref WireWriter writer)
    {
    }
}
