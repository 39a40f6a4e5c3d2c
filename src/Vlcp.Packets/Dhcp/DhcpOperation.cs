namespace Vlcp.Packets;

/// <summary>Direction of a DHCP message.</summary>
public enum DhcpOperation : byte
{
    /// <summary>From a client.</summary>
    Request = 1,

    /// <summary>From a server.</summary>
    Reply = 2,
}
