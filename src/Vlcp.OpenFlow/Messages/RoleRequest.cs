using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>Chooses the controller's role.</summary>
/// <param name="Role">The role.</param>
/// <param name="GenerationId">Counts elections; the switch refuses an older one.</param>
public sealed record RoleRequest(ControllerRole Role, ulong GenerationId) : OpenFlowMessage
{
    /// <summary>A number that the controller gives itself for controller status messages; since 1.5, dropped before.</summary>
    public ushort ShortId { get; init; }

    /// <inheritdoc/>
    public override MessageType Type => MessageType.RoleRequest;

    internal static RoleRequest ReadBody(ref WireReader reader)
    {
        var body = RoleBody.Read(ref reader);
        return new RoleRequest(body.Role, body.GenerationId) { ShortId = reader.Version() >= OpenFlowVersion.V15 ? body.ShortId : (ushort)0 };
    }

    internal override void WriteBody(ref WireWriter writer, OpenFlowVersion version) => new RoleBody
    {
        Role = Role,
        ShortId = version >= OpenFlowVersion.V15 ? ShortId : (ushort)0,
        GenerationId = GenerationId,
    }.Write(ref writer);
}
