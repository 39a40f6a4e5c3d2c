using Vlcp.Hosting.Modules;

namespace Vlcp.Hosting.Knowledge;

/// <summary>Settings of the in-memory store.</summary>
[Configuration("module.knowledge")]
public sealed class KnowledgeOptions
{
    /// <summary>How often expired values are removed.</summary>
    [Setting("checkinterval", "Seconds between two removals of expired values.", Minimum = 0.1)]
    public TimeSpan CheckInterval { get; init; } = TimeSpan.FromSeconds(300);
}
