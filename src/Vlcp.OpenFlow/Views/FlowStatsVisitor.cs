namespace Vlcp.OpenFlow.Views;

/// <summary>Sees the flows of a switch one after the other.</summary>
/// <param name="flow">A flow; it can't be kept.</param>
public delegate void FlowStatsVisitor(in FlowStatsView flow);
