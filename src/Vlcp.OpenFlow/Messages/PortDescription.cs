using Vlcp.OpenFlow.V13;
using Vlcp.OpenFlow.V14;
using Vlcp.Packets;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>A port of the switch (ofp_port).</summary>
/// <param name="Number">The port's number.</param>
/// <param name="HardwareAddress">Its Ethernet address.</param>
/// <param name="Name">Its name, at most 15 bytes.</param>
/// <param name="Config">What the controller or the operator chose.</param>
/// <param name="State">What the switch observes.</param>
public sealed record PortDescription(uint Number, MacAddress HardwareAddress, string Name, PortConfig Config, PortState State)
{
    /// <summary>Features of an Ethernet port, all 0 when the switch does not say.</summary>
    public EthernetFeatures Ethernet { get; init; } = EthernetFeatures.None;

    internal static PortDescription Read(ref WireReader reader, OpenFlowVersion version) =>
        version >= OpenFlowVersion.V14 ? PortLayout14.Read(ref reader) : PortLayout13.Read(ref reader);

    internal void Write(ref WireWriter writer, OpenFlowVersion version)
    {
        if (version >= OpenFlowVersion.V14)
        {
            PortLayout14.Write(ref writer, this);
        }
        else
        {
            PortLayout13.Write(ref writer, this);
        }
    }
}
