using Vlcp.Dataplane.Producers;

namespace Vlcp.Dataplane.Switches;

/// <summary>The ports of the switch, as the computation sees them. They change only from outside.</summary>
public static class PortFacts
{
    /// <summary>By name of the interface.</summary>
    public static readonly Relation<string, LocalPort> ByName = new("ports-by-name");

    /// <summary>By the logical port that the interface carries.</summary>
    public static readonly Relation<string, LocalPort> ByInterfaceId = new("ports-by-interface-id");
}
