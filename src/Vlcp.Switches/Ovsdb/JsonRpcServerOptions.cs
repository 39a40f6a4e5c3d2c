using Vlcp.Hosting.Modules;
using Vlcp.Switches.Servers;

namespace Vlcp.Switches.Ovsdb;

/// <summary>Settings of <see cref="JsonRpcServerModule"/>.</summary>
[Configuration("module.jsonrpcserver", Retired = ["connmanage", "ovsdb"])]
public sealed class JsonRpcServerOptions : ConnectionServerOptions
{
    /// <summary>Where Open vSwitch listens by default.</summary>
    public const string DefaultUrl = "unix:/var/run/openvswitch/db.sock";

    /// <summary>The URL.</summary>
    [Setting("url", "URL of the Open vSwitch database: unix:///PATH or, with client=True, tcp://HOST:PORT/ and ssl://HOST:PORT/ to connect; ptcp://[HOST]:PORT/ to wait for ovs-vsctl set-manager. '' for none. Other vhosts are configured as module.jsonrpcserver.vhost.NAME.url.")]
    public string? Url { get; init; } = DefaultUrl;
}
