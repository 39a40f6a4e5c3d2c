using Vlcp.OpenFlow.Oxm;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Nicira;

/// <summary>Matches in Nicira's messages: just the fields, in Nicira's numbering where there is one, and padding to 8 bytes.</summary>
internal static class NiciraMatchWire
{
    public static Match Read(ref WireReader reader, int length)
    {
        var fields = reader.Window(length, "match");
        reader.Skip(WireMath.AlignUp(length, 8) - length, "match.pad");
        return MatchWire.ReadFields(ref fields);
    }

    // The length stands at a place before the match.
    public static void Write(ref WireWriter writer, Match match, int lengthAt)
    {
        var start = writer.Position;
        MatchWire.WriteFields(ref writer, match, static field => field.SubfieldId);
        writer.PatchUInt16(lengthAt, writer.Position - start, "match_len");
        writer.Align(start, 8);
    }
}
