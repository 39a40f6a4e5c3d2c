namespace Vlcp.OpenFlow.Messages;

/// <summary>ofp_packet_in_reason.</summary>
public enum PacketInReason : byte
{
    /// <summary>No flow matched, or the table-miss flow sent it.</summary>
    TableMiss = 0,

    /// <summary>An action sent it.</summary>
    Action = 1,

    /// <summary>The time to live ran out.</summary>
    InvalidTtl = 2,

    /// <summary>An action of the action set; since 1.4.</summary>
    ActionSet = 3,

    /// <summary>An action of a group; since 1.4.</summary>
    Group = 4,

    /// <summary>An action of a packet-out; since 1.4.</summary>
    PacketOut = 5,
}
