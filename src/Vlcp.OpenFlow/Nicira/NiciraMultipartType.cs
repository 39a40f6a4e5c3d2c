namespace Vlcp.OpenFlow.Nicira;

/// <summary>nicira_stats_type: the kinds of Nicira's statistics.</summary>
internal enum NiciraMultipartType : uint
{
    Flow = 0,
    Aggregate = 1,
    FlowMonitor = 2,
    IpfixBridge = 3,
    IpfixFlow = 4,
    Group = 7,
    GroupDescription = 8,
    GroupFeatures = 9,
}
