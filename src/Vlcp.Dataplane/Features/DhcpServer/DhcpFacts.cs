using Vlcp.Dataplane.Producers;

namespace Vlcp.Dataplane.Features.DhcpServer;

/// <summary>What the computation tells those who answer DHCP requests.</summary>
internal static class DhcpFacts
{
    /// <summary>The lease of a port by its OpenFlow number; at most one fact a number.</summary>
    public static readonly Relation<uint, DhcpBinding> Binding = new("dhcp-binding");
}
