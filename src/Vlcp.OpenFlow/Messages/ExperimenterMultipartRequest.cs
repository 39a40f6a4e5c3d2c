using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>Asks what an experimenter defines.</summary>
/// <param name="Experimenter">Who defines it.</param>
/// <param name="ExperimenterType">The experimenter's own type.</param>
/// <param name="Data">The rest.</param>
public sealed record ExperimenterMultipartRequest(
    uint Experimenter, uint ExperimenterType, WireBytes Data)
    : MultipartRequest<ExperimenterMultipartReply>
{
    /// <inheritdoc/>
    public override MultipartType MultipartType => MultipartType.Experimenter;

    internal static ExperimenterMultipartRequest ReadParameters(ref WireReader reader) =>
        new(reader.ReadUInt32("experimenter"), reader.ReadUInt32("exp_type"), reader.ReadBytes(reader.Remaining, "data"));

    internal override void WriteParameters(ref WireWriter writer)
    {
        writer.WriteUInt32(Experimenter);
        writer.WriteUInt32(ExperimenterType);
        writer.WriteBytes(Data);
    }
}
