namespace Vlcp.OpenFlow.Messages;

/// <summary>Asks for all ports.</summary>
public sealed record PortDescriptionRequest : MultipartRequest<PortDescriptionReply>
{
    /// <inheritdoc/>
    public override MultipartType MultipartType => MultipartType.PortDescription;
}
