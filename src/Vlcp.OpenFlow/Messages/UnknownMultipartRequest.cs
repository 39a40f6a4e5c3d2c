using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>A request for something that this program has no description of.</summary>
/// <param name="TypeNumber">Its multipart type.</param>
/// <param name="Data">Its parameters.</param>
public sealed record UnknownMultipartRequest(ushort TypeNumber, WireBytes Data) : MultipartRequest<UnknownMultipartReply>
{
    /// <inheritdoc/>
    public override MultipartType MultipartType => (MultipartType)TypeNumber;

    internal override void WriteParameters(ref WireWriter writer) => writer.WriteBytes(Data);
}
