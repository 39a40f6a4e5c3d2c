using Vlcp.Wire;

namespace Vlcp.OpenFlow.Nicira;

/// <summary>NXT_ROLE_REPLY: the controller's role.</summary>
/// <param name="Role">0: other; 1: primary; 2: secondary.</param>
public sealed record NiciraRoleReply(uint Role) : NiciraMessage
{
    internal override NiciraMessageType Subtype => NiciraMessageType.RoleReply;

    internal override void WritePayload(ref WireWriter writer) => writer.WriteUInt32(Role);
}
