using Vlcp.OpenFlow.Oxm;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Nicira;

/// <summary>Removes a field from the packet: an option of the tunnel's header.</summary>
/// <param name="Field">The field, one of tun_metadata.</param>
public sealed record DeleteFieldAction(OxmField Field) : NiciraAction
{
    private const int HeaderSpace = 14;

    internal override ushort WireSubtype => (ushort)NiciraActionType.DeleteField;

    internal static DeleteFieldAction ReadPayload(ref WireReader reader)
    {
        var field = SubfieldWire.ReadHeader(ref reader);
        reader.Skip(reader.Remaining, "pad");
        return new DeleteFieldAction(field);
    }

    internal override void WritePayload(ref WireWriter writer)
    {
        var start = writer.Position;
        SubfieldWire.WriteHeader(ref writer, Field);
        writer.Skip(HeaderSpace - (writer.Position - start));
    }
}
