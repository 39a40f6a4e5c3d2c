using Vlcp.Hosting.Modules;
using Vlcp.Ovsdb;
using Vlcp.Switches.Servers;

namespace Vlcp.Switches.Ovsdb;

/// <summary>Settings of the OVSDB protocol.</summary>
[Configuration("protocol.ovsdb", Retired =
[
    "allowedrequests", "persist", "createqueue", "writequeuesize", "messagequeuesize", "buffersize", "debugging", "levellimit",
    "messagepriority", "writepriority", "cleanuptimeout", "writekeepalivetime", "reuseport", "sslversion", "listen_persist",
])]
public sealed class OvsdbProtocolOptions : ConnectionProtocolOptions
{
    /// <summary>The port of URLs that name none.</summary>
    [Setting("defaultport", "Port of URLs that name none.", Minimum = 1, Maximum = 65535)]
    public int DefaultPort { get; init; } = OvsdbEndpoint.DefaultPort;

    /// <summary>The longest message.</summary>
    [Setting("messagelimit", "Longest accepted message in bytes.", Minimum = 1024)]
    public int MessageLimit { get; init; } = JsonRpcOptions.Default.MaxMessageBytes;
}
