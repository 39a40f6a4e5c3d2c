namespace Vlcp.Packets;

/// <summary>Code of a DHCP option, RFC 2132 unless noted.</summary>
public enum DhcpOptionCode : byte
{
    /// <summary>Padding; no option.</summary>
    Pad = 0,

    /// <summary>Network mask.</summary>
    SubnetMask = 1,

    /// <summary>Routers in order of preference.</summary>
    Router = 3,

    /// <summary>Name servers in order of preference.</summary>
    DnsServers = 6,

    /// <summary>Name of the client.</summary>
    HostName = 12,

    /// <summary>Domain of the client.</summary>
    DomainName = 15,

    /// <summary>MTU of the interface.</summary>
    InterfaceMtu = 26,

    /// <summary>Broadcast address.</summary>
    BroadcastAddress = 28,

    /// <summary>Classful static routes.</summary>
    StaticRoutes = 33,

    /// <summary>Time servers.</summary>
    NtpServers = 42,

    /// <summary>The address that a client asks for.</summary>
    RequestedAddress = 50,

    /// <summary>Lease time in seconds.</summary>
    LeaseTime = 51,

    /// <summary>The fields file (1), sname (2) or both (3) hold options.</summary>
    Overload = 52,

    /// <summary>Kind of the message.</summary>
    MessageType = 53,

    /// <summary>The server that the message is from or for.</summary>
    ServerId = 54,

    /// <summary>Options that a client wants.</summary>
    ParameterList = 55,

    /// <summary>Text that explains a refusal.</summary>
    Message = 56,

    /// <summary>Size of the largest message that the sender accepts.</summary>
    MaximumSize = 57,

    /// <summary>Time in seconds until the client renews (T1).</summary>
    RenewalTime = 58,

    /// <summary>Time in seconds until the client asks any server (T2).</summary>
    RebindingTime = 59,

    /// <summary>Vendor class of the client.</summary>
    VendorClass = 60,

    /// <summary>Identifier of the client.</summary>
    ClientId = 61,

    /// <summary>What a relay agent adds, RFC 3046.</summary>
    RelayAgent = 82,

    /// <summary>Domains to search, RFC 3397.</summary>
    DomainSearch = 119,

    /// <summary>Classless static routes, RFC 3442.</summary>
    ClasslessRoutes = 121,

    /// <summary>The same under the code that Windows used first.</summary>
    MicrosoftClasslessRoutes = 249,

    /// <summary>Ends the options.</summary>
    End = 255,
}
