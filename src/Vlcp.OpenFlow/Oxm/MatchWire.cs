using System.Runtime.InteropServices;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Oxm;

/// <summary>ofp_match: type 1 (OXM), length without padding, conditions, padding to 8 bytes (OpenFlow 1.3.5 section 7.2.3.1).</summary>
internal static class MatchWire
{
    public const ushort OxmType = 1;
    private const int HeaderSize = 4;
    private const int Alignment = 8;
    private const int UsualSize = 8;

    public static void Write(ref WireWriter writer, Match match)
    {
        var start = writer.Position;
        writer.WriteUInt16(OxmType);
        writer.WriteUInt16(0);
        var version = writer.Version();
        foreach (var condition in match.Fields)
        {
            OxmWire.WriteCondition(ref writer, condition, condition.Field.IdIn(version));
        }
        WriteUnknown(ref writer, match);
        writer.PatchUInt16(start + 2, writer.Position - start, "match.length");
        writer.Align(start, Alignment);
    }

    public static void WriteFields(ref WireWriter writer, Match match, Func<OxmField, OxmId> idOf)
    {
        foreach (var condition in match.Fields)
        {
            OxmWire.WriteCondition(ref writer, condition, idOf(condition.Field));
        }
        WriteUnknown(ref writer, match);
    }

    public static Match Read(ref WireReader reader)
    {
        var type = reader.ReadUInt16("match.type");
        if (type != OxmType)
        {
            throw reader.Error("match.type", $"{type} is not 1 (OXM)");
        }
        var length = reader.ReadUInt16("match.length");
        if (length < HeaderSize)
        {
            throw reader.Error("match.length", $"{length} is less than {HeaderSize}");
        }
        var fields = reader.Window(length - HeaderSize, "match.fields");
        var match = ReadFields(ref fields);
        reader.Skip(WireMath.AlignUp(length, Alignment) - length, "match.pad");
        return match;
    }

    public static Match ReadFields(ref WireReader reader)
    {
        var conditions = new List<MatchField>(reader.Remaining / UsualSize);
        List<UnknownOxm>? unknown = null;
        while (reader.Remaining > 0)
        {
            if (OxmWire.Read(ref reader, out var kept) is { } condition)
            {
                conditions.Add(condition);
            }
            else
            {
                (unknown ??= []).Add(kept!);
            }
        }
        try
        {
            return Match.Create(CollectionsMarshal.AsSpan(conditions), unknown is null ? [] : unknown.ToWireList());
        }
        catch (ArgumentException e)
        {
            throw reader.Error("match.fields", e.Message);
        }
    }

    private static void WriteUnknown(ref WireWriter writer, Match match)
    {
        foreach (var unknown in match.Unknown)
        {
            writer.WriteUInt32(unknown.Header);
            writer.WriteBytes(unknown.Payload);
        }
    }
}
