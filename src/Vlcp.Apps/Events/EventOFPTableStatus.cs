using Vlcp.OpenFlow.Messages;

namespace Vlcp.Apps.Events;

/// <summary>A table's configuration or vacancy changed; since 1.4.</summary>
/// <param name="datapath">The switch.</param>
/// <param name="msg">The message.</param>
public sealed class EventOFPTableStatus(Datapath datapath, TableStatus msg) : EventOFPMsg<TableStatus>(datapath, msg);
