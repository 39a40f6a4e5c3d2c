using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>Something about a controller of the switch changed; since 1.5.</summary>
/// <param name="Controller">The controller.</param>
public sealed record ControllerStatus(ControllerState Controller) : OpenFlowMessage
{
    /// <inheritdoc/>
    public override MessageType Type => MessageType.ControllerStatus;

    internal static ControllerStatus ReadBody(ref WireReader reader) => new(ControllerState.Read(ref reader));

    internal override void WriteBody(ref WireWriter writer, OpenFlowVersion version) => Controller.Write(ref writer);
}
