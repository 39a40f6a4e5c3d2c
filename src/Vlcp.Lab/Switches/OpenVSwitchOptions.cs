namespace Vlcp.Lab;

/// <summary>How an instance of Open vSwitch is started.</summary>
public sealed record OpenVSwitchOptions
{
    /// <summary>The directory of all its files; created when missing. At most 80 characters, because UNIX sockets lie in it.</summary>
    public required string Directory { get; init; }

    /// <summary>The system-id of the switch, as in external_ids of table Open_vSwitch.</summary>
    public string SystemId { get; init; } = "lab";

    /// <summary>
    /// Whether interfaces and datapath are dummies: no privileges are needed and ports cost nothing, but no packet leaves
    /// the process. OpenFlow and OVSDB are the real ones.
    /// </summary>
    public bool Dummy { get; init; }
}
