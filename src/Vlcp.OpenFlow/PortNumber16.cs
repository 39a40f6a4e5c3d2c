using Vlcp.Wire;

namespace Vlcp.OpenFlow;

/// <summary>Port numbers of 16 bits, as 1.0 and some of Nicira's structures have them; the reserved ones are the upper 256.</summary>
internal static class PortNumber16
{
    private const ushort FirstReserved = 0xff00;
    private const uint ReservedOffset = 0xffff0000;

    public static uint Read(ref WireReader reader, string field) => Widen(reader.ReadUInt16(field));

    public static uint Widen(ushort port) => port >= FirstReserved ? ReservedOffset | port : port;

    public static void Write(ref WireWriter writer, uint port, string field)
    {
        if (port >= FirstReserved && port < (ReservedOffset | FirstReserved))
        {
            throw writer.Error(field, $"port {port} does not fit the 16 bits that it has here");
        }
        writer.WriteUInt16((ushort)port);
    }
}
