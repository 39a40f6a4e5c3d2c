namespace Vlcp.OpenFlow.Messages;

/// <summary>ofp_error_type of OpenFlow 1.3 to 1.5.</summary>
public enum ErrorType : ushort
{
    /// <summary>No common version.</summary>
    HelloFailed = 0,

    /// <summary>The request was not understood.</summary>
    BadRequest = 1,

    /// <summary>An action is wrong.</summary>
    BadAction = 2,

    /// <summary>An instruction is wrong.</summary>
    BadInstruction = 3,

    /// <summary>The match is wrong.</summary>
    BadMatch = 4,

    /// <summary>The flow could not be changed.</summary>
    FlowModFailed = 5,

    /// <summary>The group could not be changed.</summary>
    GroupModFailed = 6,

    /// <summary>The port could not be changed.</summary>
    PortModFailed = 7,

    /// <summary>The table could not be changed.</summary>
    TableModFailed = 8,

    /// <summary>The queue request failed.</summary>
    QueueOperationFailed = 9,

    /// <summary>The configuration could not be changed.</summary>
    SwitchConfigFailed = 10,

    /// <summary>The role could not be changed.</summary>
    RoleRequestFailed = 11,

    /// <summary>The meter could not be changed.</summary>
    MeterModFailed = 12,

    /// <summary>The table features could not be changed.</summary>
    TableFeaturesFailed = 13,

    /// <summary>A property is wrong; since 1.4.</summary>
    BadProperty = 14,

    /// <summary>The choice of asynchronous messages is wrong; since 1.4.</summary>
    AsyncConfigFailed = 15,

    /// <summary>A flow monitor request failed; since 1.4.</summary>
    FlowMonitorFailed = 16,

    /// <summary>A bundle failed; since 1.4.</summary>
    BundleFailed = 17,

    /// <summary>An experimenter's error.</summary>
    Experimenter = 0xffff,
}
