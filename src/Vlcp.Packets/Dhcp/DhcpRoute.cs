using Vlcp.Wire;

namespace Vlcp.Packets;

/// <summary>A classless static route, RFC 3442: the prefix length, only the bytes of the network that count, and the router.</summary>
/// <param name="Network">Where the route leads.</param>
/// <param name="Router">The next hop; 0.0.0.0 for a network on the same link.</param>
public sealed record DhcpRoute(Ipv4Network Network, Ipv4Address Router) : IWireStruct<DhcpRoute>
{
    private int Significant => (Network.PrefixLength + 7) / 8;

    /// <inheritdoc/>
    public int WireSize => 1 + Significant + 4;

    /// <inheritdoc/>
    public static DhcpRoute Read(ref WireReader reader)
    {
        var prefix = reader.ReadUInt8("DhcpRoute.PrefixLength");
        if (prefix > 32)
        {
            throw reader.Error("DhcpRoute.PrefixLength", $"{prefix} is more than 32", 1);
        }

        var significant = (prefix + 7) / 8;
        var network = (uint)(reader.ReadUIntBytes(significant, "DhcpRoute.Network") << (8 * (4 - significant)));
        return new(new Ipv4Network(new(network), prefix), Ipv4Address.Read(ref reader, "DhcpRoute.Router"));
    }

    /// <inheritdoc/>
    public void Write(ref WireWriter writer)
    {
        writer.WriteUInt8((byte)Network.PrefixLength);
        writer.WriteUIntBytes((ulong)Network.Address.Value >> (8 * (4 - Significant)), Significant, "DhcpRoute.Network");
        Ipv4Address.Write(ref writer, Router);
    }
}
