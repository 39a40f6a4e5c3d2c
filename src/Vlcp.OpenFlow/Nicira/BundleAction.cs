using Vlcp.OpenFlow.Oxm;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Nicira;

/// <summary>Chooses a port among several that are live, and sends the packet there or writes the port's number into a field.</summary>
/// <param name="Algorithm">0: the first that is live; 1: by hash.</param>
/// <param name="Fields">What is hashed.</param>
/// <param name="Basis">What else goes into the hash.</param>
/// <param name="Ports">The ports, as 16 bits.</param>
/// <param name="Destination">Where the number goes; null sends the packet.</param>
public sealed record BundleAction(ushort Algorithm, HashFields Fields, ushort Basis, WireList<ushort> Ports, Subfield? Destination = null)
    : NiciraAction
{
    // A port is named as the field that would match it.
    private const uint PortsHeader = 0x00000002;

    internal override ushort WireSubtype => (ushort)(Destination is null ? NiciraActionType.Bundle : NiciraActionType.BundleLoad);

    internal static BundleAction ReadPayload(ref WireReader reader, bool loads)
    {
        var algorithm = reader.ReadUInt16("algorithm");
        var fields = (HashFields)reader.ReadUInt16("fields");
        var basis = reader.ReadUInt16("basis");
        reader.Skip(4, "slave_type");
        var count = reader.ReadUInt16("n_slaves");
        var range = reader.ReadUInt16("ofs_nbits");
        Subfield? destination = null;
        if (loads)
        {
            destination = SubfieldWire.FromRange(reader, SubfieldWire.ReadHeader(ref reader), range);
        }
        else
        {
            reader.Skip(4, "dst");
        }
        reader.Skip(4, "zero");
        var window = reader.Window(2L * count, "slaves");
        var ports = WireLists.ReadRest(ref window, "slaves", static (ref WireReader r) => r.ReadUInt16("slave"));
        reader.Skip(reader.Remaining, "pad");
        return new BundleAction(algorithm, fields, basis, ports, destination);
    }

    internal override void WritePayload(ref WireWriter writer)
    {
        writer.WriteUInt16(Algorithm);
        writer.WriteUInt16((ushort)Fields);
        writer.WriteUInt16(Basis);
        writer.WriteUInt32(PortsHeader);
        writer.WriteUInt16((ushort)Ports.Count);
        if (Destination is { } destination)
        {
            writer.WriteUInt16(SubfieldWire.PackRange(destination));
            SubfieldWire.WriteHeader(ref writer, destination.Field);
        }
        else
        {
            writer.Skip(6);
        }
        writer.Skip(4);
        foreach (var port in Ports)
        {
            writer.WriteUInt16(port);
        }
    }
}
