using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>An answer that this program has no description of.</summary>
/// <param name="TypeNumber">Its multipart type.</param>
/// <param name="Data">Its content.</param>
public sealed record UnknownMultipartReply(ushort TypeNumber, WireBytes Data) : MultipartReply
{
    /// <inheritdoc/>
    public override MultipartType MultipartType => (MultipartType)TypeNumber;

    internal override void WriteContent(ref WireWriter writer, OpenFlowVersion version) => writer.WriteBytes(Data);
}
