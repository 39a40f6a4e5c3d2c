using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>Chooses the controller's role.</summary>
/// <param name="Role">The role.</param>
/// <param name="GenerationId">Counts elections; the switch refuses an older one.</param>
public sealed record RoleRequest(ControllerRole Role, ulong GenerationId) : OpenFlowMessage
{
    /// <inheritdoc/>
    public override MessageType Type => MessageType.RoleRequest;

    internal static RoleRequest ReadBody(ref WireReader reader)
    {
        var role = (ControllerRole)reader.ReadUInt32("role");
        reader.Skip(4, "pad");
        return new RoleRequest(role, reader.ReadUInt64("generation_id"));
    }

    internal override void WriteBody(ref WireWriter writer, OpenFlowVersion version)
    {
        writer.WriteUInt32((uint)Role);
        writer.Skip(4);
        writer.WriteUInt64(GenerationId);
    }
}
