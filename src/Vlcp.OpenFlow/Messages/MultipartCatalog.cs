using Vlcp.OpenFlow.Nicira;
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
            _ when !IsIn(type, reader.Version()) => new UnknownMultipartRequest((ushort)type, reader.ReadBytes(reader.Remaining, "multipart")),
            MultipartType.Description => new DescriptionRequest(),
            MultipartType.Flow => FlowStatsRequest.ReadParameters(ref reader),
            MultipartType.Aggregate => AggregateStatsRequest.ReadParameters(ref reader),
            MultipartType.Table => new TableStatsRequest(),
            MultipartType.Port => PortStatsRequest.ReadParameters(ref reader),
            MultipartType.Queue => QueueStatsRequest.ReadParameters(ref reader),
            MultipartType.Group => GroupStatsRequest.ReadParameters(ref reader),
            MultipartType.GroupDescription => GroupDescriptionRequest.ReadParameters(ref reader),
            MultipartType.GroupFeatures => new GroupFeaturesRequest(),
            MultipartType.Meter => MeterStatsRequest.ReadParameters(ref reader),
            MultipartType.MeterConfig => MeterConfigRequest.ReadParameters(ref reader),
            MultipartType.MeterFeatures => new MeterFeaturesRequest(),
            MultipartType.TableFeatures => TableFeaturesRequest.ReadParameters(ref reader),
            MultipartType.TableDescription => new TableDescriptionRequest(),
            MultipartType.QueueDescription => QueueDescriptionRequest.ReadParameters(ref reader),
            MultipartType.FlowCounters => FlowCountersRequest.ReadParameters(ref reader),
            MultipartType.ControllerStatus => new ControllerStatusRequest(),
            MultipartType.BundleFeatures => BundleFeaturesRequest.ReadParameters(ref reader),
            MultipartType.PortDescription => PortDescriptionRequest.ReadParameters(ref reader),
            MultipartType.FlowMonitor => FlowMonitorRequest.ReadParameters(ref reader),
            MultipartType.Experimenter => NiciraMultipartCatalog.ReadRequest(ref reader),
            _ => new UnknownMultipartRequest((ushort)type, reader.ReadBytes(reader.Remaining, "multipart")),
        };
        return more ? request with { More = true } : request;
    }

    public static MultipartReply ReadReply(ref WireReader reader, OpenFlowVersion version)
    {
        var type = ReadHeader(ref reader, out var more);
        MultipartReply reply = type switch
        {
            _ when !IsIn(type, version) => new UnknownMultipartReply((ushort)type, reader.ReadBytes(reader.Remaining, "multipart")),
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
            MultipartType.TableDescription => TableDescriptionReply.ReadContent(ref reader),
            MultipartType.QueueDescription => QueueDescriptionReply.ReadContent(ref reader),
            MultipartType.FlowCounters => FlowCountersReply.ReadContent(ref reader),
            MultipartType.ControllerStatus => ControllerStatusReply.ReadContent(ref reader),
            MultipartType.BundleFeatures => BundleFeaturesReply.ReadContent(ref reader),
            MultipartType.TableFeatures => TableFeaturesReply.ReadContent(ref reader),
            MultipartType.PortDescription => PortDescriptionReply.ReadContent(ref reader, version),
            MultipartType.FlowMonitor => FlowMonitorReply.ReadContent(ref reader),
            MultipartType.Experimenter => NiciraMultipartCatalog.ReadReply(ref reader),
            _ => new UnknownMultipartReply((ushort)type, reader.ReadBytes(reader.Remaining, "multipart")),
        };
        return more ? reply with { More = true } : reply;
    }

    // Kinds that a version does not have are kept as bytes: their numbers may be given otherwise there.
    private static bool IsIn(MultipartType type, OpenFlowVersion version) => type switch
    {
        <= MultipartType.Queue or MultipartType.PortDescription or MultipartType.Experimenter => true,
        <= MultipartType.TableFeatures => version >= OpenFlowVersion.V13,
        <= MultipartType.FlowMonitor => version >= OpenFlowVersion.V14,
        <= MultipartType.BundleFeatures => version >= OpenFlowVersion.V15,
        _ => false,
    };

    public static void WriteHeader(ref WireWriter writer, OpenFlowMessage message, MultipartType type, bool more)
    {
        var version = writer.Version();
        var isUnknown = message is UnknownMultipartRequest or UnknownMultipartReply;
        var nicira = isUnknown ? null : NiciraMultipartWire.TypeOf(type, version);
        if (nicira is null && !isUnknown && !IsIn(type, version))
        {
            throw writer.NotIn($"multipart {type}");
        }
        writer.WriteUInt16((ushort)(nicira is null ? type : MultipartType.Experimenter));
        writer.WriteUInt16(more ? MoreFlag : (ushort)0);
        writer.Skip(version > OpenFlowVersion.V10 ? 4 : 0);
        if (nicira is { } subtype)
        {
            NiciraMultipartWire.WriteHeader(ref writer, subtype);
        }
    }

    private static MultipartType ReadHeader(ref WireReader reader, out bool more)
    {
        var type = (MultipartType)reader.ReadUInt16("multipart.type");
        more = (reader.ReadUInt16("multipart.flags") & MoreFlag) != 0;
        reader.Skip(reader.Version() > OpenFlowVersion.V10 ? 4 : 0, "pad");
        return type;
    }
}
