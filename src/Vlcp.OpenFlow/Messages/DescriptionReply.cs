using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>Who made the switch.</summary>
/// <param name="Description">The texts.</param>
public sealed record DescriptionReply(SwitchDescription Description) : MultipartReply
{
    /// <inheritdoc/>
    public override MultipartType MultipartType => MultipartType.Description;

    internal static DescriptionReply ReadContent(ref WireReader reader) => new(SwitchDescription.Read(ref reader));

    internal override void WriteContent(ref WireWriter writer, OpenFlowVersion version) => Description.Write(ref writer);
}
