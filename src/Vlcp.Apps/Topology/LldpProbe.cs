using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Vlcp.Apps.Datapaths;
using Vlcp.OpenFlow.Messages;
using Vlcp.Packets;
using Vlcp.Wire;

namespace Vlcp.Apps.Topology;

/// <summary>The LLDP frame that finds links: it says which port of which switch it left by. Its form is the one of OS-Ken.</summary>
internal static class LldpProbe
{
    public const ushort EtherType = 0x88cc;

    private const string ChassisPrefix = "dpid:";
    private const byte PortComponent = 2;
    private const ushort TimeToLive = 120;
    private const int LeastFrame = 60;
    private const int EthernetHeader = 14;

    public static WireBytes Make(ulong dpid, PortDescription port)
    {
        var number = new byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(number, port.Number);
        var packet = new LldpPacket
        {
            Elements =
            [
                LldpId.Chassis(ChassisPrefix + DpidText.Format(dpid)), LldpId.Port(PortComponent, number), new LldpTimeToLive { Seconds = TimeToLive },
            ],
        };
        var buffer = new ArrayBufferWriter<byte>();
        var writer = new WireWriter(buffer);
        writer.WriteUIntBytes(LldpPacket.NearestBridge.Value, MacAddress.Size, "destination");
        writer.WriteUIntBytes(port.HardwareAddress.Value, MacAddress.Size, "source");
        writer.WriteUInt16(EtherType);
        packet.Write(ref writer);
        writer.Skip(Math.Max(0, LeastFrame - writer.Position));
        writer.Flush();
        return buffer.WrittenSpan;
    }

    /// <summary>Reads a frame.</summary>
    /// <returns>False when it is none of ours.</returns>
    public static bool TryRead(ReadOnlySpan<byte> frame, out ulong dpid, out uint port)
    {
        (dpid, port) = (0, 0);
        try
        {
            var reader = new WireReader(frame[EthernetHeader..]);
            var elements = LldpPacket.Read(ref reader).Elements;
            if (elements.Count < 2 || elements[0] is not LldpId { Type: LldpType.ChassisId, Subtype: LldpId.ChassisLocal } chassis
                || elements[1] is not LldpId { Type: LldpType.PortId, Subtype: PortComponent, Name.Length: sizeof(uint) } id)
            {
                return false;
            }
            var text = Encoding.ASCII.GetString(chassis.Name.Span);
            port = BinaryPrimitives.ReadUInt32BigEndian(id.Name.Span);
            return text.StartsWith(ChassisPrefix, StringComparison.Ordinal)
                && ulong.TryParse(text.AsSpan(ChassisPrefix.Length), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out dpid);
        }
        catch (WireFormatException)
        {
            return false;
        }
    }
}
