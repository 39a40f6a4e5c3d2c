using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>Asks for the counters of ports.</summary>
/// <param name="Port">The port; <see cref="PortNumber.Any"/> for all.</param>
public sealed record PortStatsRequest(uint Port = PortNumber.Any) : MultipartRequest<PortStatsReply>
{
    /// <inheritdoc/>
    public override MultipartType MultipartType => MultipartType.Port;

    internal static PortStatsRequest ReadParameters(ref WireReader reader)
    {
        var request = new PortStatsRequest(reader.ReadUInt32("port_no"));
        reader.Skip(4, "pad");
        return request;
    }

    internal override void WriteParameters(ref WireWriter writer)
    {
        writer.WriteUInt32(Port);
        writer.Skip(4);
    }
}
