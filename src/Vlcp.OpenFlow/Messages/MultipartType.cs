namespace Vlcp.OpenFlow.Messages;

/// <summary>ofp_multipart_type.</summary>
public enum MultipartType : ushort
{
    /// <summary>Who made the switch.</summary>
    Description = 0,

    /// <summary>Flows.</summary>
    Flow = 1,

    /// <summary>Sums over flows.</summary>
    Aggregate = 2,

    /// <summary>Counters of tables.</summary>
    Table = 3,

    /// <summary>Counters of ports.</summary>
    Port = 4,

    /// <summary>Counters of queues.</summary>
    Queue = 5,

    /// <summary>Counters of groups.</summary>
    Group = 6,

    /// <summary>Groups.</summary>
    GroupDescription = 7,

    /// <summary>What groups can do.</summary>
    GroupFeatures = 8,

    /// <summary>Counters of meters.</summary>
    Meter = 9,

    /// <summary>Meters.</summary>
    MeterConfig = 10,

    /// <summary>What meters can do.</summary>
    MeterFeatures = 11,

    /// <summary>What tables can do.</summary>
    TableFeatures = 12,

    /// <summary>Ports.</summary>
    PortDescription = 13,

    /// <summary>How tables are configured; since 1.4.</summary>
    TableDescription = 14,

    /// <summary>Queues and their rates; since 1.4.</summary>
    QueueDescription = 15,

    /// <summary>Changes of flows; since 1.4.</summary>
    FlowMonitor = 16,

    /// <summary>Counters of flows, without what they do; since 1.5.</summary>
    FlowCounters = 17,

    /// <summary>The switch's controllers; since 1.5.</summary>
    ControllerStatus = 18,

    /// <summary>What the switch can do with bundles; since 1.5.</summary>
    BundleFeatures = 19,

    /// <summary>An experimenter's.</summary>
    Experimenter = 0xffff,
}
