using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>Asks which ports there are.</summary>
/// <param name="Port">One port, or <see cref="PortNumber.Any"/>; before 1.5 always any.</param>
public sealed record PortDescriptionRequest(uint Port = PortNumber.Any) : MultipartRequest<PortDescriptionReply>
{
    /// <inheritdoc/>
    public override MultipartType MultipartType => MultipartType.PortDescription;

    internal static PortDescriptionRequest ReadParameters(ref WireReader reader) =>
        SingleItem.IsNamed(ref reader) ? new(SingleItem.Read(ref reader, "port_no")) : new();

    internal override void WriteParameters(ref WireWriter writer) => SingleItem.Write(ref writer, Port, PortNumber.Any, "port_no");
}
