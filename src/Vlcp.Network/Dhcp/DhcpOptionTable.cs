using System.Collections.Frozen;

namespace Vlcp.Network.Dhcp;

/// <summary>Names and value formats of the DHCP options that have one (RFC 2132, RFC 3442).</summary>
internal static class DhcpOptionTable
{
    private static readonly FrozenDictionary<string, byte> Tags = new Dictionary<string, byte>
    {
        ["OPTION_NETMASK"] = 1,
        ["OPTION_TIME_OFFSET"] = 2,
        ["OPTION_ROUTER"] = 3,
        ["OPTION_DNSSERVER"] = 6,
        ["OPTION_RLSERVER"] = 11,
        ["OPTION_HOSTNAME"] = 12,
        ["OPTION_DOMAINNAME"] = 15,
        ["OPTION_MTU"] = 26,
        ["OPTION_BROADCAST"] = 28,
        ["OPTION_NTPSERVER"] = 42,
        ["OPTION_REQUESTED_IP"] = 50,
        ["OPTION_LEASE_TIME"] = 51,
        ["OPTION_OVERLOAD"] = 52,
        ["OPTION_MESSAGE_TYPE"] = 53,
        ["OPTION_SERVER_IDENTIFIER"] = 54,
        ["OPTION_REQUESTED_OPTIONS"] = 55,
        ["OPTION_MESSAGE"] = 56,
        ["OPTION_MAX_MESSAGE_SIZE"] = 57,
        ["OPTION_T1"] = 58,
        ["OPTION_T2"] = 59,
        ["OPTION_CLIENT_IDENTIFIER"] = 61,
        ["OPTION_CLASSLESSROUTE"] = 121,
    }.ToFrozenDictionary();

    /// <summary>Finds an option by its name.</summary>
    public static bool TryGetTag(string name, out byte tag) => Tags.TryGetValue(name, out tag);

    /// <summary>How the value of an option is written.</summary>
    public static DhcpOptionFormat FormatOf(byte tag) => tag switch
    {
        1 or 28 or 50 or 54 => DhcpOptionFormat.Address,
        >= 3 and <= 11 or 42 => DhcpOptionFormat.Addresses,
        2 or 51 or 58 or 59 => DhcpOptionFormat.Seconds,
        26 or 57 => DhcpOptionFormat.Number16,
        121 => DhcpOptionFormat.ClasslessRoutes,
        52 or 53 or 55 => DhcpOptionFormat.ServerOnly,
        _ => DhcpOptionFormat.Bytes,
    };
}
