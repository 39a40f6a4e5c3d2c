using Vlcp.OpenFlow.Messages;

namespace Vlcp.OpenFlow.Connection;

/// <summary>Somebody who waits for answers. Called by the connection's reader, and so must not block.</summary>
internal interface IReplySink
{
    void Receive(OpenFlowMessage reply);

    void Fail(Exception reason);
}
