namespace Vlcp.OpenFlow.Nicira;

/// <summary>Short ways to messages that Nicira added.</summary>
public static class NiciraMessages
{
    /// <summary>Chooses the controller's role in versions that have no role request.</summary>
    /// <param name="role">0: other; 1: primary; 2: secondary.</param>
    public static NiciraRoleRequest RoleRequest(uint role) => new(role);

    /// <summary>Chooses the form of packet-in messages.</summary>
    /// <param name="format">0: the standard's; 1: Nicira's; 2: Nicira's second.</param>
    public static NiciraSetPacketInFormat SetPacketInFormat(uint format) => new(format);

    /// <summary>Chooses the number that controller actions name.</summary>
    /// <param name="controllerId">The number.</param>
    public static NiciraSetControllerId SetControllerId(ushort controllerId) => new(controllerId);
}
