using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>The switch's configuration.</summary>
/// <param name="Flags">What is done with IP fragments (ofp_config_flags).</param>
/// <param name="MissSendLength">Bytes of a packet that go to the controller; 0xffff for all.</param>
public sealed record GetConfigReply(ushort Flags, ushort MissSendLength) : OpenFlowMessage
{
    /// <inheritdoc/>
    public override MessageType Type => MessageType.GetConfigReply;

    internal static GetConfigReply ReadBody(ref WireReader reader) => new(reader.ReadUInt16("flags"), reader.ReadUInt16("miss_send_len"));

    internal override void WriteBody(ref WireWriter writer, OpenFlowVersion version)
    {
        writer.WriteUInt16(Flags);
        writer.WriteUInt16(MissSendLength);
    }
}
