using System.Buffers.Binary;
using Vlcp.OpenFlow.Messages;

namespace Vlcp.OpenFlow.Nicira;

/// <summary>Messages that Nicira added.</summary>
public static class NiciraMessages
{
    private const uint RoleRequestType = 10;
    private const uint SetPacketInFormatType = 16;
    private const uint SetControllerIdType = 20;

    /// <summary>NXT_ROLE_REQUEST: chooses the controller's role in versions that have no role request.</summary>
    /// <param name="role">0: other; 1: primary; 2: secondary.</param>
    public static ExperimenterMessage RoleRequest(uint role) => WithNumber(RoleRequestType, role);

    /// <summary>NXT_SET_PACKET_IN_FORMAT: chooses the form of packet-in messages.</summary>
    /// <param name="format">0: the standard's; 1: Nicira's; 2: Nicira's second.</param>
    public static ExperimenterMessage SetPacketInFormat(uint format) => WithNumber(SetPacketInFormatType, format);

    /// <summary>NXT_SET_CONTROLLER_ID: the number that controller actions name.</summary>
    /// <param name="controllerId">The number.</param>
    public static ExperimenterMessage SetControllerId(ushort controllerId)
    {
        // Six reserved bytes, then the number.
        var data = new byte[8];
        BinaryPrimitives.WriteUInt16BigEndian(data.AsSpan(6), controllerId);
        return new ExperimenterMessage(NiciraAction.Experimenter, SetControllerIdType, data);
    }

    private static ExperimenterMessage WithNumber(uint type, uint number)
    {
        var data = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(data, number);
        return new ExperimenterMessage(NiciraAction.Experimenter, type, data);
    }
}
