using Vlcp.OpenFlow.Connection;
using Vlcp.OpenFlow.Messages;

namespace Vlcp.OpenFlow.Protocol;

/// <summary>A message came before the connection was set up.</summary>
/// <param name="connection">The connection.</param>
/// <param name="message">The message.</param>
public sealed class OpenflowPresetupMessageEvent(OpenFlowConnection connection, OpenFlowMessage message) : OpenflowMessageEvent(connection, message);
