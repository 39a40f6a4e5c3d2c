using Vlcp.OpenFlow.Messages;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.V15;

/// <summary>What 1.5 tells of a port besides 1.4: pipeline fields and recirculation (ofp_port_desc_prop_oxm, ofp_port_desc_prop_recirculate).</summary>
internal static class PortPipeline15
{
    private const ushort InputProperty = 2;
    private const ushort OutputProperty = 3;
    private const ushort RecirculateProperty = 4;

    /// <summary>Takes a property; null when it is another one, or of an earlier version.</summary>
    public static PortDescription? TryRead(PortDescription port, ushort type, ref WireReader content) => type switch
    {
        _ when content.Version() < OpenFlowVersion.V15 => null,
        InputProperty => port with { PipelineInput = WireLists.ReadRest<FieldId>(ref content, "oxm_ids", FieldId.Read) },
        OutputProperty => port with { PipelineOutput = WireLists.ReadRest<FieldId>(ref content, "oxm_ids", FieldId.Read) },
        RecirculateProperty => port with { Recirculates = WireLists.ReadRest(ref content, "port_nos", static (ref WireReader r) => r.ReadUInt32("port_no")) },
        _ => null,
    };

    public static void Write(ref WireWriter writer, PortDescription port)
    {
        if (writer.Version() < OpenFlowVersion.V15)
        {
            return;
        }
        WriteFields(ref writer, InputProperty, port.PipelineInput);
        WriteFields(ref writer, OutputProperty, port.PipelineOutput);
        if (port.Recirculates is { } ports)
        {
            var start = PropertyList.Begin(ref writer, RecirculateProperty);
            foreach (var number in ports)
            {
                writer.WriteUInt32(number);
            }
            PropertyList.End(ref writer, start);
        }
    }

    private static void WriteFields(ref WireWriter writer, ushort type, WireList<FieldId>? fields)
    {
        if (fields is { } known)
        {
            var start = PropertyList.Begin(ref writer, type);
            WireLists.WriteAll(ref writer, known);
            PropertyList.End(ref writer, start);
        }
    }
}
