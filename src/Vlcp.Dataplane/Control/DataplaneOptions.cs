using Vlcp.Hosting.Modules;

namespace Vlcp.Dataplane.Control;

/// <summary>Settings of the dataplane as a whole.</summary>
[Configuration("module.dataplane")]
public sealed class DataplaneOptions
{
    /// <summary>Seconds until flows that a switch refused, or a failed comparison, are tried again.</summary>
    [Setting("retryinterval", "Seconds until flows that a switch refused, or a store that was away, are tried again.")]
    public TimeSpan RetryInterval { get; init; } = TimeSpan.FromSeconds(5);
}
