namespace Vlcp.Lab;

/// <summary>A bridge to be added.</summary>
/// <param name="Name">The bridge's name, at most 15 characters.</param>
/// <param name="Controllers">Connection methods such as tcp:127.0.0.1:6653; empty for a bridge without a controller.</param>
public sealed record BridgeOptions(string Name, params IReadOnlyList<string> Controllers)
{
    /// <summary>Whether the bridge waits for flows (fail mode secure) instead of switching by itself (standalone).</summary>
    public bool Secure { get; init; } = true;

    /// <summary>The datapath id, or null to let the switch choose one.</summary>
    public ulong? DatapathId { get; init; }

    /// <summary>After how many milliseconds of silence the switch probes its controller; 0 turns that off.</summary>
    public int InactivityProbe { get; init; } = 5000;
}
