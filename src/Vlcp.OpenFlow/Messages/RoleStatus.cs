using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>The controller's role was changed by another; since 1.4, and as an extension of the ONF in 1.3.</summary>
/// <param name="Role">The new role.</param>
/// <param name="Reason">0: another became primary; 1: configuration; 2: an experimenter.</param>
/// <param name="GenerationId">Counts elections.</param>
public sealed record RoleStatus(ControllerRole Role, byte Reason, ulong GenerationId) : OpenFlowMessage
{
    /// <summary>What experimenters say.</summary>
    public WireList<UnknownProperty> Properties { get; init; } = [];

    /// <inheritdoc/>
    public override MessageType Type => MessageType.RoleStatus;

    internal override MessageType WireType(OpenFlowVersion version) => OnfExtension.CarriesRoles(version) ? MessageType.Experimenter : Type;

    internal static RoleStatus ReadBody(ref WireReader reader)
    {
        var role = (ControllerRole)reader.ReadUInt32("role");
        var reason = reader.ReadUInt8("reason");
        reader.Skip(3, "pad");
        return new RoleStatus(role, reason, reader.ReadUInt64("generation_id")) { Properties = PropertyList.ReadUnknown(ref reader) };
    }

    internal override void WriteBody(ref WireWriter writer, OpenFlowVersion version)
    {
        if (OnfExtension.CarriesRoles(version))
        {
            OnfExtension.WriteHeader(ref writer, OnfExtension.RoleStatusType);
        }
        writer.WriteUInt32((uint)Role);
        writer.WriteUInt8(Reason);
        writer.Skip(3);
        writer.WriteUInt64(GenerationId);
        WireLists.WriteAll(ref writer, Properties);
    }
}
