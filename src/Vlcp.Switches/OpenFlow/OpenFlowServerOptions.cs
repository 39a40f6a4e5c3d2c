using Vlcp.Hosting.Modules;
using Vlcp.Switches.Servers;

namespace Vlcp.Switches.OpenFlow;

/// <summary>Settings of <see cref="OpenFlowServerModule"/>.</summary>
[Configuration("module.openflowserver", Retired = ["connmanage"])]
public sealed class OpenFlowServerOptions : ConnectionServerOptions
{
    /// <summary>This machine only, at the port of OpenFlow.</summary>
    public const string DefaultUrl = "tcp://127.0.0.1/";

    /// <summary>The URL.</summary>
    [Setting("url", "URL to wait for switches on: tcp://[HOST][:PORT]/ or ssl://[HOST][:PORT]/, without a host only for this machine (0.0.0.0 is every IPv4 address); with client=True, where to connect to. '' for none. Other vhosts are configured as module.openflowserver.vhost.NAME.url.")]
    public string? Url { get; init; } = DefaultUrl;
}
