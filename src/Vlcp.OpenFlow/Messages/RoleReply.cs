using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>The controller's role.</summary>
/// <param name="Role">The role.</param>
/// <param name="GenerationId">Counts elections.</param>
public sealed record RoleReply(ControllerRole Role, ulong GenerationId) : OpenFlowMessage
{
    /// <summary>The number that the controller gave itself; since 1.5.</summary>
    public ushort ShortId { get; init; }

    /// <inheritdoc/>
    public override MessageType Type => MessageType.RoleReply;

    internal static RoleReply ReadBody(ref WireReader reader)
    {
        var body = RoleBody.Read(ref reader);
        return new RoleReply(body.Role, body.GenerationId) { ShortId = reader.Version() >= OpenFlowVersion.V15 ? body.ShortId : (ushort)0 };
    }

    internal override void WriteBody(ref WireWriter writer, OpenFlowVersion version) => new RoleBody
    {
        Role = Role,
        ShortId = version >= OpenFlowVersion.V15 ? ShortId : (ushort)0,
        GenerationId = GenerationId,
    }.Write(ref writer);
}
