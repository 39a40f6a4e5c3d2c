namespace Vlcp.Packets;

/// <summary>Why a destination cannot be reached: code of <see cref="IcmpType.DestinationUnreachable"/>, RFC 792.</summary>
public enum IcmpUnreachableCode : byte
{
    /// <summary>There is no route to its network.</summary>
    Network = 0,

    /// <summary>The host does not answer on its network.</summary>
    Host = 1,

    /// <summary>The host does not know the protocol.</summary>
    Protocol = 2,

    /// <summary>Nobody listens at the port.</summary>
    Port = 3,

    /// <summary>The packet is larger than the next link allows, and must not be fragmented.</summary>
    FragmentationNeeded = 4,
}
