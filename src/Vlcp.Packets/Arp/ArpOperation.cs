namespace Vlcp.Packets;

/// <summary>Operation of an ARP packet.</summary>
public enum ArpOperation : ushort
{
    /// <summary>Who has an address?</summary>
    Request = 1,

    /// <summary>The answer.</summary>
    Reply = 2,

    /// <summary>Reverse ARP request, RFC 903.</summary>
    ReverseRequest = 3,

    /// <summary>Reverse ARP reply, RFC 903.</summary>
    ReverseReply = 4,
}
