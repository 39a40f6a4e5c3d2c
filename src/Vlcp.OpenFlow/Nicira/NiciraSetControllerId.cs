using Vlcp.Wire;

namespace Vlcp.OpenFlow.Nicira;

/// <summary>NXT_SET_CONTROLLER_ID: the number that controller actions name.</summary>
/// <param name="ControllerId">The number.</param>
public sealed record NiciraSetControllerId(ushort ControllerId) : NiciraMessage
{
    internal override NiciraMessageType Subtype => NiciraMessageType.SetControllerId;

    internal static NiciraSetControllerId ReadPayload(ref WireReader reader)
    {
        reader.Skip(6, "zero");
        return new NiciraSetControllerId(reader.ReadUInt16("controller_id"));
    }

    internal override void WritePayload(ref WireWriter writer)
    {
        writer.Skip(6);
        writer.WriteUInt16(ControllerId);
    }
}
