using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>The numbers that messages have in the header. 1.0 numbers what comes after the flow mod otherwise.</summary>
internal static class MessageNumbers
{
    private const byte Last10 = 21;

    // Numbers that only later versions know must not be taken for those of 1.0.
    private const byte Unknown10 = 0x80;

    private static readonly MessageType[] After14 =
    [
        MessageType.PortMod, MessageType.MultipartRequest, MessageType.MultipartReply, MessageType.BarrierRequest, MessageType.BarrierReply,
        MessageType.QueueGetConfigRequest, MessageType.QueueGetConfigReply,
    ];

    public static MessageType FromWire(byte number, OpenFlowVersion version) =>
        version != OpenFlowVersion.V10 || number <= (byte)MessageType.FlowMod ? (MessageType)number
        : number <= Last10 ? After14[number - (byte)MessageType.FlowMod - 1]
        : (MessageType)(number | Unknown10);

    public static byte ToWire(MessageType type, in WireWriter writer)
    {
        var version = writer.Version();
        if (version == OpenFlowVersion.V10 && type > MessageType.FlowMod)
        {
            var index = Array.IndexOf(After14, type);
            return index >= 0 ? (byte)((byte)MessageType.FlowMod + 1 + index) : throw writer.NotIn(type.ToString());
        }
        return IsIn(type, version) ? (byte)type : throw writer.NotIn(type.ToString());
    }

    public static bool IsIn(MessageType type, OpenFlowVersion version) => type switch
    {
        MessageType.QueueGetConfigRequest or MessageType.QueueGetConfigReply => version < OpenFlowVersion.V14,
        >= MessageType.RoleStatus and <= MessageType.BundleAdd => version >= OpenFlowVersion.V14,
        MessageType.ControllerStatus => version >= OpenFlowVersion.V15,
        _ => true,
    };
}
