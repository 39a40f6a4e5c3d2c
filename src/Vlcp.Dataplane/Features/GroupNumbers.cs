namespace Vlcp.Dataplane.Features;

/// <summary>Group ids, derived from the durable number of the network, so that they are equal across restarts.</summary>
public static class GroupNumbers
{
    /// <summary>One copy for each member of the network.</summary>
    public static uint Flood(uint networkNumber) => networkNumber;

    /// <summary>One copy for each remote tunnel end of the network.</summary>
    public static uint Tunnels(uint networkNumber) => 0x0100_0000 | networkNumber;

    /// <summary>The same for packets that came in by the tunnel port.</summary>
    public static uint TunnelsHairpin(uint networkNumber) => 0x0200_0000 | networkNumber;
}
