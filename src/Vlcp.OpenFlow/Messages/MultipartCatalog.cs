using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>The one place that answers which multipart requests and replies there are.</summary>
internal static class MultipartCatalog
{
    private const ushort MoreFlag = 1;

    public static MultipartRequest ReadRequest(ref WireReader reader)
    {
        var type = ReadHeader(ref reader, out var more);
        MultipartRequest request = type switch
        {
            MultipartType.Description => new DescriptionRequest(),
            MultipartType.Flow => FlowStatsRequest.ReadParameters(ref reader),
            MultipartType.Aggregate => AggregateStatsRequest.ReadParameters(ref reader),
            MultipartType.Table => new TableStatsRequest(),
            MultipartType.Port => PortStatsRequest.ReadParameters(ref reader),
            MultipartType.Queue => QueueStatsRequest.ReadParameters(ref reader),
            MultipartType.Group => GroupStatsRequest.ReadParameters(ref reader),
            MultipartType.GroupDescription => new GroupDescriptionRequest(),
            MultipartType.GroupFeatures => new GroupFeaturesRequest(),
            MultipartType.Meter => MeterStatsRequest.ReadParameters(ref reader),
            MultipartType.MeterConfig => MeterConfigRequest.ReadParameters(ref reader),
            MultipartType.MeterFeatures => new MeterFeaturesRequest(),
            MultipartType.TableFeatures when reader.Remaining == 0 => new TableFeaturesRequest(),
            MultipartType.PortDescription => new PortDescriptionRequest(),
            MultipartType.FlowMonitor => FlowMonitorRequest.ReadParameters(ref reader),
            MultipartType.Experimenter => ExperimenterMultipartRequest.ReadParameters(ref reader),
            _ => new UnknownMultipartRequest((ushort)type, reader.ReadBytes(reader.Remaining, "multipart")),
        };
        return more ? request with { More = true } : request;
    }

    public static MultipartReply ReadReply(ref WireReader reader, OpenFlowVersion version)
    {
        var type = ReadHeader(ref reader, out var more);
        MultipartReply reply = type switch
        {
            MultipartType.Description => DescriptionReply.ReadContent(ref reader),
            MultipartType.Flow => FlowStatsReply.ReadContent(ref reader),
            MultipartType.Aggregate => AggregateStatsReply.ReadContent(ref reader),
            MultipartType.Table => TableStatsReply.ReadContent(ref reader),
            MultipartType.Port => PortStatsReply.ReadContent(ref reader, version),
            MultipartType.Queue => QueueStatsReply.ReadContent(ref reader, version),
            MultipartType.Group => GroupStatsReply.ReadContent(ref reader),
            MultipartType.GroupDescription => GroupDescriptionReply.ReadContent(ref reader),
            MultipartType.GroupFeatures => GroupFeaturesReply.ReadContent(ref reader),
            MultipartType.Meter => MeterStatsReply.ReadContent(ref reader),
            MultipartType.MeterConfig => MeterConfigReply.ReadContent(ref reader),
            MultipartType.MeterFeatures => MeterFeaturesReply.ReadContent(ref reader),
            MultipartType.TableFeatures => TableFeaturesReply.ReadContent(ref reader),
            MultipartType.PortDescription => PortDescriptionReply.ReadContent(ref reader, version),
            MultipartType.FlowMonitor => FlowMonitorReply.ReadContent(ref reader),
            MultipartType.Experimenter => ExperimenterMultipartReply.ReadContent(ref reader),
            _ => new UnknownMultipartReply((ushort)type, reader.ReadBytes(reader.Remaining, "multipart")),
        };
        return more ? reply with { More = true } : reply;
    }

    private static MultipartType ReadHeader(ref WireReader reader, out bool more)
    {
        var type = (MultipartType)reader.ReadUInt16("multipart.type");
        more = (reader.ReadUInt16("multipart.flags") & MoreFlag) != 0;
        reader.Skip(4, "pad");
        return type;
    }
}
