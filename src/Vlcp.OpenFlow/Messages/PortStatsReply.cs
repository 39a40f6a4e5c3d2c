using Vlcp.OpenFlow.V10;
using Vlcp.OpenFlow.V13;
using Vlcp.OpenFlow.V14;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>Counters of ports.</summary>
/// <param name="Ports">The ports of this part.</param>
public sealed record PortStatsReply(WireList<PortStats> Ports) : MultipartReply
{
    /// <inheritdoc/>
    public override MultipartType MultipartType => MultipartType.Port;

    internal static PortStatsReply ReadContent(ref WireReader reader, OpenFlowVersion version) =>
        new(WireLists.ReadRest(ref reader, "ports", version switch
        {
            >= OpenFlowVersion.V14 => (WireLists.ElementReader<PortStats>)PortStatsLayout14.Read,
            >= OpenFlowVersion.V13 => PortStatsLayout13.Read,
            _ => PortStatsLayout10.Read,
        }));

    internal override void WriteContent(ref WireWriter writer, OpenFlowVersion version)
    {
        foreach (var port in Ports)
        {
            if (version >= OpenFlowVersion.V14)
            {
                PortStatsLayout14.Write(ref writer, port);
            }
            else if (version == OpenFlowVersion.V10)
            {
                PortStatsLayout10.Write(ref writer, port);
            }
            else
            {
                PortStatsLayout13.Write(ref writer, port);
            }
        }
    }
}
