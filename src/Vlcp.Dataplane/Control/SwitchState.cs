namespace Vlcp.Dataplane.Control;

/// <summary>Where in its life a switch is. The transitions stand in <see cref="SwitchController"/>.</summary>
public enum SwitchState
{
    /// <summary>There is no OpenFlow connection. The switch forwards with the flows that it has.</summary>
    Disconnected,

    /// <summary>Connected; the bridge or its ports are not known yet from OVSDB or OpenFlow.</summary>
    WaitingForPorts,

    /// <summary>The flows are being computed for the first time, which includes reading the store. Nothing is sent meanwhile.</summary>
    Computing,

    /// <summary>The switch is asked what it has, and gets the difference.</summary>
    Auditing,

    /// <summary>Changes are on their way.</summary>
    Applying,

    /// <summary>The switch has confirmed all that is desired.</summary>
    InSync,

    /// <summary>The switch refused some flows or groups, or a producer fails; the rest is in force.</summary>
    OutOfSync,
}
