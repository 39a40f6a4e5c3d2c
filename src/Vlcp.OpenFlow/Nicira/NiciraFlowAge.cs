namespace Vlcp.OpenFlow.Nicira;

/// <summary>NXT_FLOW_AGE: flow statistics tell how long ago flows were used and changed; 1.0.</summary>
public sealed record NiciraFlowAge : NiciraMessage
{
    internal override NiciraMessageType Subtype => NiciraMessageType.FlowAge;
}
