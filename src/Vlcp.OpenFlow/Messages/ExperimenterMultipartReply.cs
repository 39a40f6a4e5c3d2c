using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>What an experimenter defines.</summary>
/// <param name="Experimenter">Who defines it.</param>
/// <param name="ExperimenterType">The experimenter's own type.</param>
/// <param name="Data">The rest.</param>
public sealed record ExperimenterMultipartReply(uint Experimenter, uint ExperimenterType, WireBytes Data) : MultipartReply
{
    /// <inheritdoc/>
    public override MultipartType MultipartType => MultipartType.Experimenter;

    internal static ExperimenterMultipartReply ReadContent(ref WireReader reader) =>
        new(reader.ReadUInt32("experimenter"), reader.ReadUInt32("exp_type"), reader.ReadBytes(reader.Remaining, "data"));

    internal override void WriteContent(ref WireWriter writer, OpenFlowVersion version)
    {
        writer.WriteUInt32(Experimenter);
        writer.WriteUInt32(ExperimenterType);
        writer.WriteBytes(Data);
    }
}
