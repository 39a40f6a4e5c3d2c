using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>A message that an experimenter defines.</summary>
/// <param name="Experimenter">Who defines it.</param>
/// <param name="ExperimenterType">The experimenter's own type.</param>
/// <param name="Data">The rest.</param>
public sealed record ExperimenterMessage(uint Experimenter, uint ExperimenterType, WireBytes Data) : OpenFlowMessage
{
    /// <inheritdoc/>
    public override MessageType Type => MessageType.Experimenter;

    internal static ExperimenterMessage ReadBody(ref WireReader reader) =>
        new(reader.ReadUInt32("experimenter"), reader.ReadUInt32("exp_type"), reader.ReadBytes(reader.Remaining, "data"));

    internal override void WriteBody(ref WireWriter writer, OpenFlowVersion version)
    {
        writer.WriteUInt32(Experimenter);
        writer.WriteUInt32(ExperimenterType);
        writer.WriteBytes(Data);
    }
}
