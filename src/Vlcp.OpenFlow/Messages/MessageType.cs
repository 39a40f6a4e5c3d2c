namespace Vlcp.OpenFlow.Messages;

/// <summary>ofp_type of OpenFlow 1.3 to 1.5; messages of 1.0 have the same names and partly other numbers.</summary>
public enum MessageType : byte
{
    /// <summary>First message of each side.</summary>
    Hello = 0,

    /// <summary>A request was refused.</summary>
    Error = 1,

    /// <summary>Is the peer alive?</summary>
    EchoRequest = 2,

    /// <summary>The peer is alive.</summary>
    EchoReply = 3,

    /// <summary>A message that an experimenter defines.</summary>
    Experimenter = 4,

    /// <summary>Who is the switch?</summary>
    FeaturesRequest = 5,

    /// <summary>Datapath id and capabilities.</summary>
    FeaturesReply = 6,

    /// <summary>Asks for the configuration.</summary>
    GetConfigRequest = 7,

    /// <summary>The configuration.</summary>
    GetConfigReply = 8,

    /// <summary>Changes the configuration.</summary>
    SetConfig = 9,

    /// <summary>A packet for the controller.</summary>
    PacketIn = 10,

    /// <summary>A flow expired or was deleted.</summary>
    FlowRemoved = 11,

    /// <summary>A port came, went or changed.</summary>
    PortStatus = 12,

    /// <summary>A packet from the controller.</summary>
    PacketOut = 13,

    /// <summary>Changes flows.</summary>
    FlowMod = 14,

    /// <summary>Changes a group.</summary>
    GroupMod = 15,

    /// <summary>Changes a port.</summary>
    PortMod = 16,

    /// <summary>Changes a table.</summary>
    TableMod = 17,

    /// <summary>Asks for statistics and descriptions.</summary>
    MultipartRequest = 18,

    /// <summary>Statistics and descriptions.</summary>
    MultipartReply = 19,

    /// <summary>Answered when everything before is done.</summary>
    BarrierRequest = 20,

    /// <summary>Everything before is done.</summary>
    BarrierReply = 21,

    /// <summary>Asks for the queues of a port; 1.3 only.</summary>
    QueueGetConfigRequest = 22,

    /// <summary>The queues of a port; 1.3 only.</summary>
    QueueGetConfigReply = 23,

    /// <summary>Chooses the controller's role.</summary>
    RoleRequest = 24,

    /// <summary>The controller's role.</summary>
    RoleReply = 25,

    /// <summary>Asks which asynchronous messages are sent.</summary>
    GetAsyncRequest = 26,

    /// <summary>Which asynchronous messages are sent.</summary>
    GetAsyncReply = 27,

    /// <summary>Chooses which asynchronous messages are sent.</summary>
    SetAsync = 28,

    /// <summary>Changes a meter.</summary>
    MeterMod = 29,

    /// <summary>The controller's role was changed by another; since 1.4.</summary>
    RoleStatus = 30,

    /// <summary>A table's state changed; since 1.4.</summary>
    TableStatus = 31,

    /// <summary>Another controller's request; since 1.4.</summary>
    RequestForward = 32,

    /// <summary>Opens, closes, commits, discards a bundle; since 1.4.</summary>
    BundleControl = 33,

    /// <summary>Adds a message to a bundle; since 1.4.</summary>
    BundleAdd = 34,

    /// <summary>Something about a controller of the switch changed; since 1.5.</summary>
    ControllerStatus = 35,
}
