using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>Ports of the switch.</summary>
/// <param name="Ports">The ports of this part.</param>
public sealed record PortDescriptionReply(WireList<PortDescription> Ports) : MultipartReply
{
    /// <inheritdoc/>
    public override MultipartType MultipartType => MultipartType.PortDescription;

    internal static PortDescriptionReply ReadContent(ref WireReader reader, OpenFlowVersion version)
    {
        List<PortDescription> ports = [];
        while (reader.Remaining > 0)
        {
            ports.Add(PortDescription.Read(ref reader, version));
        }
        return new PortDescriptionReply(ports.ToWireList());
    }

    internal override void WriteContent(ref WireWriter writer, OpenFlowVersion version)
    {
        foreach (var port in Ports)
        {
            port.Write(ref writer, version);
        }
    }
}
