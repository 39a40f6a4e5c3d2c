using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>Asks for the counters of ports.</summary>
/// <param name="Port">The port; <see cref="PortNumber.Any"/> for all.</param>
public sealed record PortStatsRequest(uint Port = PortNumber.Any) : MultipartRequest<PortStatsReply>
{
    /// <inheritdoc/>
    public override MultipartType MultipartType => MultipartType.Port;

    internal static PortStatsRequest ReadParameters(ref WireReader reader) => new(QueueLayout.ReadPort(ref reader, 4));

    internal override void WriteParameters(ref WireWriter writer) => QueueLayout.WritePort(ref writer, Port, 4);
}
