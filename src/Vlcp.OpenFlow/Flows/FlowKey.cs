using Vlcp.OpenFlow.Oxm;

namespace Vlcp.OpenFlow.Flows;

/// <summary>What makes a flow the same flow on one switch.</summary>
/// <param name="TableId">The table.</param>
/// <param name="Priority">The priority.</param>
/// <param name="Match">The match.</param>
public readonly record struct FlowKey(byte TableId, ushort Priority, Match Match);
