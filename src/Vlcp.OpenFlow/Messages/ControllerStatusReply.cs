using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>The controllers of the switch; since 1.5.</summary>
/// <param name="Controllers">The controllers of this part.</param>
public sealed record ControllerStatusReply(WireList<ControllerState> Controllers) : MultipartReply
{
    /// <inheritdoc/>
    public override MultipartType MultipartType => MultipartType.ControllerStatus;

    internal static ControllerStatusReply ReadContent(ref WireReader reader) =>
        new(WireLists.ReadRest<ControllerState>(ref reader, "controllers", ControllerState.Read));

    internal override void WriteContent(ref WireWriter writer, OpenFlowVersion version) => WireLists.WriteAll(ref writer, Controllers);
}
