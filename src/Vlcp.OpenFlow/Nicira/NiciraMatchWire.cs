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

    // Flow monitors of 1.3 have the match of the standard.
    public static Match ReadOfMonitor(ref WireReader reader, int length) =>
        reader.Version() == OpenFlowVersion.V10 ? Read(ref reader, length) : MatchWire.Read(ref reader);

    public static void WriteOfMonitor(ref WireWriter writer, Match match, int lengthAt)
    {
        var version = writer.Version();
        if (version == OpenFlowVersion.V10)
        {
            Write(ref writer, match, lengthAt);
            return;
        }
        var start = writer.Position;
        writer.WriteUInt16(MatchWire.OxmType);
        writer.WriteUInt16(0);
        MatchWire.WriteFields(ref writer, match, field => field.IdIn(version));
        writer.PatchUInt16(start + 2, writer.Position - start, "match.length");
        writer.PatchUInt16(lengthAt, writer.Position - start, "match_len");
        writer.Align(start, 8);
    }
}
