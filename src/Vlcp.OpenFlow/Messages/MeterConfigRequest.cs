using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>Asks for meters.</summary>
/// <param name="MeterId">Which one; all without it.</param>
public sealed record MeterConfigRequest(uint MeterId = 0xffffffff) : MultipartRequest<MeterConfigReply>
{
    /// <inheritdoc/>
    public override MultipartType MultipartType => MultipartType.MeterConfig;

    internal static MeterConfigRequest ReadParameters(ref WireReader reader)
    {
        var request = new MeterConfigRequest(reader.ReadUInt32("meter_id"));
        reader.Skip(4, "pad");
        return request;
    }

    internal override void WriteParameters(ref WireWriter writer)
    {
        writer.WriteUInt32(MeterId);
        writer.Skip(4);
    }
}
