using System.Text.Json.Nodes;
using Vlcp.Hosting.Modules;

namespace Vlcp.Hosting;

/// <summary>Settings of the server itself.</summary>
[Configuration("server", Retired =
[
    "pollwritepriority", "connectionwritepriority", "pollreadpriority", "pollerrorpriority", "resolverresppriority", "resolverreqpriority",
    "connectioncontrolpriority", "routinecontrolpriority", "streamdatapriority", "timerpriority", "lockpriority", "futurepriority",
    "moduleloadeventpriority", "sysctlpriority", "sysctllowpriority", "moduleapicallpriority", "moduleapireplypriority", "modulenotifypriority",
    "totalwritelimit", "writelimitperconnection", "preservefornew", "streamdatalimit", "datalimitperstream", "resolverpoolsize", "ulimitn",
    "loggingconfig", "processevents", "queuedefaultsize", "queuemaxsize",
])]
public sealed class ServerOptions
{
    /// <summary>Modules to start, by loading path or service name.</summary>
    [Setting("startup", "Modules to start, by loading path or service name; what they depend on is started with them. Empty: every module that is marked as part of the standard set.")]
    public IReadOnlyList<string> Startup { get; init; } = [];

    /// <summary>Whether to log in detail.</summary>
    [Setting("debugging", "Log in detail.")]
    public bool Debugging { get; init; }

    /// <summary>Log levels.</summary>
    [Setting("logging", "Log levels by category, for example {'default': 'Warning', 'module.webapi': 'Debug'}.")]
    public JsonNode? Logging { get; init; }

    /// <summary>How long stopping may take.</summary>
    [Setting("stoptimeout", "Seconds that the server may take to stop before it is ended by force.", Minimum = 0.1, Maximum = 3600)]
    public TimeSpan StopTimeout { get; init; } = TimeSpan.FromSeconds(2);
}
