using Vlcp.OpenFlow.V10;
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

    /// <summary>Features of an optical port, or null; since 1.4.</summary>
    public OpticalFeatures? Optical { get; init; }

    /// <summary>The pipeline fields that a packet has when it comes in by the port, or null when the switch does not tell; since 1.5.</summary>
    public WireList<FieldId>? PipelineInput { get; init; }

    /// <summary>The pipeline fields that a packet keeps when it goes out by the port, or null when the switch does not tell; since 1.5.</summary>
    public WireList<FieldId>? PipelineOutput { get; init; }

    /// <summary>The ports by which packets that go out by this one come in again, or null when the switch does not tell; since 1.5.</summary>
    public WireList<uint>? Recirculates { get; init; }

    /// <summary>What experimenters say about the port, and what else is not described.</summary>
    public WireList<UnknownProperty> OtherProperties { get; init; } = [];

    internal static PortDescription Read(ref WireReader reader, OpenFlowVersion version) => version switch
    {
        >= OpenFlowVersion.V14 => PortLayout14.Read(ref reader),
        >= OpenFlowVersion.V13 => PortLayout13.Read(ref reader),
        _ => PortLayout10.Read(ref reader),
    };

    internal void Write(ref WireWriter writer, OpenFlowVersion version)
    {
        if (version >= OpenFlowVersion.V14)
        {
            PortLayout14.Write(ref writer, this);
        }
        else if (version == OpenFlowVersion.V10)
        {
            PortLayout10.Write(ref writer, this);
        }
        else
        {
            PortLayout13.Write(ref writer, this);
        }
    }
}
