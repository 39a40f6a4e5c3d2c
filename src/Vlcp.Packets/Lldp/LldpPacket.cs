using Vlcp.Wire;

namespace Vlcp.Packets;

/// <summary>An LLDP data unit, IEEE 802.1AB: elements up to the end element, which isn't part of <see cref="Elements"/>.</summary>
public sealed record LldpPacket : IWireStruct<LldpPacket>
{
    /// <summary>Where LLDP frames are sent: the nearest bridge.</summary>
    public static readonly MacAddress NearestBridge = new(0x0180c200000e);

    /// <summary>Chassis id, port id and time to live, then optional elements.</summary>
    public WireList<LldpElement> Elements { get; init; }

    /// <inheritdoc/>
    public int WireSize => Elements.Sum(e => e.WireSize) + 2;

    /// <inheritdoc/>
    public static LldpPacket Read(ref WireReader reader)
    {
        var elements = new List<LldpElement>();
        while (reader.Remaining > 0)
        {
            var element = LldpElement.Read(ref reader);
            if (element.Type == LldpType.End)
            {
                break;
            }

            elements.Add(element);
        }

        return new LldpPacket { Elements = elements.ToWireList() };
    }

    /// <inheritdoc/>
    public void Write(ref WireWriter writer)
    {
        foreach (var element in Elements)
        {
            element.Write(ref writer);
        }

        writer.WriteUInt16(0);
    }
}
