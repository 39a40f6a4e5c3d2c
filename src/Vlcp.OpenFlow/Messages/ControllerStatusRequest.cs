namespace Vlcp.OpenFlow.Messages;

/// <summary>Asks which controllers the switch has; since 1.5.</summary>
public sealed record ControllerStatusRequest : MultipartRequest<ControllerStatusReply>
{
    /// <inheritdoc/>
    public override MultipartType MultipartType => MultipartType.ControllerStatus;
}
