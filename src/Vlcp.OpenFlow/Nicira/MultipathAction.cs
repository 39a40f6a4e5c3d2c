using Vlcp.OpenFlow.Oxm;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Nicira;

/// <summary>Hashes the packet and writes the number of the link that it chose into a field.</summary>
/// <param name="Fields">What is hashed.</param>
/// <param name="Basis">What else goes into the hash.</param>
/// <param name="Algorithm">How a link is chosen.</param>
/// <param name="MaximumLink">The largest number of a link: one less than there are.</param>
/// <param name="Argument">Used by <see cref="MultipathAlgorithm.IterativeHash"/>.</param>
/// <param name="Destination">Where the number goes.</param>
public sealed record MultipathAction(
    HashFields Fields, ushort Basis, MultipathAlgorithm Algorithm, ushort MaximumLink, uint Argument, Subfield Destination) : NiciraAction
{
    internal override ushort WireSubtype => (ushort)NiciraActionType.Multipath;

    internal static MultipathAction ReadPayload(ref WireReader reader)
    {
        var fields = (HashFields)reader.ReadUInt16("fields");
        var basis = reader.ReadUInt16("basis");
        reader.Skip(2, "pad");
        var algorithm = (MultipathAlgorithm)reader.ReadUInt16("algorithm");
        var maximum = reader.ReadUInt16("max_link");
        var argument = reader.ReadUInt32("arg");
        reader.Skip(2, "pad");
        var range = reader.ReadUInt16("ofs_nbits");
        var field = SubfieldWire.ReadHeader(ref reader);
        return new MultipathAction(fields, basis, algorithm, maximum, argument, SubfieldWire.FromRange(reader, field, range));
    }

    internal override void WritePayload(ref WireWriter writer)
    {
        writer.WriteUInt16((ushort)Fields);
        writer.WriteUInt16(Basis);
        writer.Skip(2);
        writer.WriteUInt16((ushort)Algorithm);
        writer.WriteUInt16(MaximumLink);
        writer.WriteUInt32(Argument);
        writer.Skip(2);
        writer.WriteUInt16(SubfieldWire.PackRange(Destination));
        SubfieldWire.WriteHeader(ref writer, Destination.Field);
    }
}
