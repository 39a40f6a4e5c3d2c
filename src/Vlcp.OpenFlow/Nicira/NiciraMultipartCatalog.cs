using Vlcp.OpenFlow.Messages;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Nicira;

/// <summary>The one place that answers which of Nicira's statistics there are.</summary>
internal static class NiciraMultipartCatalog
{
    public static MultipartRequest ReadRequest(ref WireReader reader)
    {
        var whole = reader;
        if (NiciraMultipartWire.TryReadHeader(ref reader) is not { } subtype)
        {
            reader = whole;
            return ExperimenterMultipartRequest.ReadParameters(ref reader);
        }
        return subtype switch
        {
            NiciraMultipartType.Flow => NiciraFlowStatsRequest.ReadNiciraParameters(ref reader),
            NiciraMultipartType.Aggregate => NiciraAggregateStatsRequest.ReadNiciraParameters(ref reader),
            NiciraMultipartType.FlowMonitor => NiciraFlowMonitorRequest.ReadNiciraParameters(ref reader),
            NiciraMultipartType.IpfixBridge => new NiciraIpfixBridgeRequest(),
            NiciraMultipartType.Group => GroupStatsRequest.ReadParameters(ref reader),
            NiciraMultipartType.GroupDescription => GroupDescriptionRequest.ReadParameters(ref reader),
            NiciraMultipartType.GroupFeatures => new GroupFeaturesRequest(),
            _ => new NiciraIpfixFlowRequest(),
        };
    }

    public static MultipartReply ReadReply(ref WireReader reader)
    {
        var whole = reader;
        if (NiciraMultipartWire.TryReadHeader(ref reader) is not { } subtype)
        {
            reader = whole;
            return ExperimenterMultipartReply.ReadContent(ref reader);
        }
        return subtype switch
        {
            NiciraMultipartType.Flow => new NiciraFlowStatsReply(WireLists.ReadRest<NiciraFlowStats>(ref reader, "flows", NiciraFlowStats.Read)),
            NiciraMultipartType.Aggregate => new NiciraAggregateStatsReply(AggregateStats.Read(ref reader)),
            NiciraMultipartType.FlowMonitor => new NiciraFlowMonitorReply(WireLists.ReadRest<NiciraFlowUpdate>(ref reader, "updates", NiciraFlowUpdate.Read)),
            NiciraMultipartType.IpfixBridge => new NiciraIpfixBridgeReply(IpfixStats.Read(ref reader)),
            NiciraMultipartType.Group => GroupStatsReply.ReadContent(ref reader),
            NiciraMultipartType.GroupDescription => GroupDescriptionReply.ReadContent(ref reader),
            NiciraMultipartType.GroupFeatures => GroupFeaturesReply.ReadContent(ref reader),
            _ => new NiciraIpfixFlowReply(WireLists.ReadRest<IpfixStats>(ref reader, "exporters", IpfixStats.Read)),
        };
    }
}
