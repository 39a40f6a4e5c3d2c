using Vlcp.OpenFlow.Messages;

namespace Vlcp.OpenFlow.Connection;

/// <summary>Which messages a switch may send to its controller.</summary>
internal static class MessageDirection
{
    public static bool MaySwitchSend(MessageType type, OpenFlowVersion version) => type switch
    {
        MessageType.Hello or MessageType.Error or MessageType.EchoRequest or MessageType.EchoReply or MessageType.Experimenter
            or MessageType.FeaturesReply or MessageType.GetConfigReply or MessageType.PacketIn or MessageType.FlowRemoved
            or MessageType.PortStatus or MessageType.MultipartReply or MessageType.BarrierReply or MessageType.QueueGetConfigReply
            or MessageType.RoleReply or MessageType.GetAsyncReply => true,
        MessageType.RoleStatus or MessageType.TableStatus or MessageType.RequestForward or MessageType.BundleControl =>
            version >= OpenFlowVersion.V14,
        MessageType.ControllerStatus => version >= OpenFlowVersion.V15,
        _ => false,
    };

    /// <summary>True for messages that come without a request.</summary>
    public static bool IsAsynchronous(MessageType type) => type is MessageType.PacketIn or MessageType.FlowRemoved or MessageType.PortStatus
        or MessageType.RoleStatus or MessageType.TableStatus or MessageType.RequestForward or MessageType.ControllerStatus;
}
