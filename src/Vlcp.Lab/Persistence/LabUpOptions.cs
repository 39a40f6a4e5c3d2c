namespace Vlcp.Lab;

/// <summary>What lab stays up when the command that built it has ended.</summary>
public sealed record LabUpOptions
{
    /// <summary>How many servers; 0 to 200.</summary>
    public int Servers { get; init; } = 2;

    /// <summary>The lab's directory; <see cref="LabCommands.DefaultDirectory"/> when not given.</summary>
    public string Directory { get; init; } = LabCommands.DefaultDirectory;

    /// <summary>The bridge that every server gets, with a VXLAN port vxlan0 and a VLAN uplink bond0.</summary>
    public string Bridge { get; init; } = "testbr0";

    /// <summary>Where the bridges look for their controller.</summary>
    public string ControllerAddress { get; init; } = "tcp:127.0.0.1:6653";

    /// <summary>How to start the controller of a server; null to start none.</summary>
    public Func<LabServer, ControllerCommand>? Controller { get; init; }
}
