namespace Vlcp.Dataplane.Features;

/// <summary>Group ids, derived from the durable number of the network, so that they are equal across restarts.</summary>
/// <remarks>
/// The low 24 bits are the number of the network. The high 8 bits are the kind: 0 to 2 for the groups that flows name, and from 0x10 on 64 numbers
/// for the parts of each of these, 0x10 to 0x4f, 0x50 to 0x8f and 0x90 to 0xcf. So the parts of a group have higher ids than the group, and all are
/// below the greatest id that OpenFlow allows, 0xffffff00.
/// </remarks>
public static class GroupNumbers
{
    private const int NetworkBits = 24;
    private const uint NetworkMask = (1u << NetworkBits) - 1;
    private const uint FirstPart = 0x10;

    /// <summary>One copy for each member of the network.</summary>
    public static uint Flood(uint networkNumber) => networkNumber;

    /// <summary>One copy for each remote tunnel end of the network.</summary>
    public static uint Tunnels(uint networkNumber) => 0x0100_0000 | networkNumber;

    /// <summary>The same for packets that came in by the tunnel port.</summary>
    public static uint TunnelsHairpin(uint networkNumber) => 0x0200_0000 | networkNumber;

    /// <summary>A part of one of the groups above.</summary>
    /// <param name="groupId">The group, as one of the methods above makes it.</param>
    /// <param name="part">0 to <see cref="FloodPart.Count"/> - 1.</param>
    public static uint Part(uint groupId, int part) =>
        FirstPart + (groupId >> NetworkBits) * FloodPart.Count + (uint)part << NetworkBits | groupId & NetworkMask;
}
