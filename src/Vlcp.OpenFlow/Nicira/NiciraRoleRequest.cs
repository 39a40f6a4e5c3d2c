using Vlcp.Wire;

namespace Vlcp.OpenFlow.Nicira;

/// <summary>NXT_ROLE_REQUEST: chooses the controller's role in versions that have no role request.</summary>
/// <param name="Role">0: other; 1: primary; 2: secondary.</param>
public sealed record NiciraRoleRequest(uint Role) : NiciraMessage
{
    internal override NiciraMessageType Subtype => NiciraMessageType.RoleRequest;

    internal override void WritePayload(ref WireWriter writer) => writer.WriteUInt32(Role);
}
