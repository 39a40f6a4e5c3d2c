namespace Vlcp.Dataplane.Control;

/// <summary>A flow or group and where it comes from.</summary>
/// <param name="Owner">The module and the object.</param>
/// <param name="Text">The flow or group as ovs-ofctl would print it, with table names.</param>
public sealed record FlowReport(string Owner, string Text);
