using Vlcp.OpenFlow.V10;
using Vlcp.OpenFlow.V14;
using Vlcp.Packets;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>Changes a port.</summary>
/// <param name="Port">The port.</param>
/// <param name="HardwareAddress">The port's address, as a check.</param>
/// <param name="Config">The new settings.</param>
/// <param name="Mask">Which settings change.</param>
/// <param name="Advertise">Link modes to offer; 0 changes nothing.</param>
public sealed record PortMod(uint Port, MacAddress HardwareAddress, PortConfig Config, PortConfig Mask, uint Advertise) : OpenFlowMessage
{
    private const ushort EthernetProperty = 0;
    private const ushort OpticalProperty = 1;

    /// <inheritdoc/>
    public override MessageType Type => MessageType.PortMod;

    /// <summary>How an optical port is to be set, or null; since 1.4.</summary>
    public OpticalSettings? Optical { get; init; }

    /// <summary>What experimenters say; since 1.4.</summary>
    public WireList<UnknownProperty> OtherProperties { get; init; } = [];

    internal static PortMod ReadBody(ref WireReader reader, OpenFlowVersion version)
    {
        if (version == OpenFlowVersion.V10)
        {
            return PortModLayout10.Read(ref reader);
        }
        var port = reader.ReadUInt32("port_no");
        reader.Skip(4, "pad");
        var address = MacAddress.Read(ref reader, "hw_addr");
        reader.Skip(2, "pad");
        var config = (PortConfig)reader.ReadUInt32("config");
        var mod = new PortMod(port, address, config, (PortConfig)reader.ReadUInt32("mask"), 0);
        if (version >= OpenFlowVersion.V14)
        {
            return mod.WithProperties(ref reader);
        }
        mod = mod with { Advertise = reader.ReadUInt32("advertise") };
        reader.Skip(4, "pad");
        return mod;
    }

    internal override void WriteBody(ref WireWriter writer, OpenFlowVersion version)
    {
        if (version == OpenFlowVersion.V10)
        {
            PortModLayout10.Write(ref writer, this);
            return;
        }
        writer.WriteUInt32(Port);
        writer.Skip(4);
        MacAddress.Write(ref writer, HardwareAddress);
        writer.Skip(2);
        writer.WriteUInt32((uint)Config);
        writer.WriteUInt32((uint)Mask);
        if (version < OpenFlowVersion.V14)
        {
            writer.WriteUInt32(Advertise);
            writer.Skip(4);
        }
        else
        {
            WriteProperties(ref writer);
        }
    }

    private PortMod WithProperties(ref WireReader reader)
    {
        var mod = this;
        List<UnknownProperty> others = [];
        while (PropertyList.TryRead(ref reader, out var type, out var content))
        {
            switch (type)
            {
                case EthernetProperty:
                    mod = mod with { Advertise = content.ReadUInt32("advertise") };
                    break;
                case OpticalProperty:
                    mod = mod with { Optical = OpticalSettings.Read(ref content) };
                    break;
                default:
                    others.Add(UnknownProperty.Read(type, ref content));
                    break;
            }
        }
        return others.Count == 0 ? mod : mod with { OtherProperties = others.ToWireList() };
    }

    private void WriteProperties(ref WireWriter writer)
    {
        if (Advertise != 0)
        {
            var start = PropertyList.Begin(ref writer, EthernetProperty);
            writer.WriteUInt32(Advertise);
            PropertyList.End(ref writer, start);
        }
        if (Optical is { } optical)
        {
            var start = PropertyList.Begin(ref writer, OpticalProperty);
            optical.Write(ref writer);
            PropertyList.End(ref writer, start);
        }
        WireLists.WriteAll(ref writer, OtherProperties);
    }
}
