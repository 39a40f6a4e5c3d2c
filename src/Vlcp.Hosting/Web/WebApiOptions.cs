using Vlcp.Hosting.Modules;

namespace Vlcp.Hosting.Web;

/// <summary>Settings of the web API.</summary>
[Configuration("module.webapi")]
public sealed class WebApiOptions
{
    /// <summary>Vhost of the HTTP server that serves the API.</summary>
    [Setting("vhostbind", "Vhost of the HTTP server that serves the API: module.httpserver.vhost.api.url = 'http://localhost:8081/'.")]
    public string VhostBind { get; init; } = "api";

    /// <summary>Host that requests must name.</summary>
    [Setting("hostbind", "Serve only requests whose Host header names this host.")]
    public string? HostBind { get; init; }

    /// <summary>Path below which the API stands.</summary>
    [Setting("rootpath", "Path below which the API stands: ROOTPATH/MODULE/METHOD.")]
    public string RootPath { get; init; } = "/";

    /// <summary>Accepted HTTP methods.</summary>
    [Setting("acceptmethods", "Accepted HTTP methods, GET, POST or both.")]
    public IReadOnlyList<string> AcceptMethods { get; init; } = ["GET", "POST"];

    /// <summary>Whether bodies may be JSON.</summary>
    [Setting("acceptjson", "Accept a JSON object as body.")]
    public bool AcceptJson { get; init; } = true;

    /// <summary>Target of the authentication call.</summary>
    [Setting("authtarget", "Module that is asked whether a request is allowed.")]
    public string AuthTarget { get; init; } = "public";

    /// <summary>Method of the authentication call.</summary>
    [Setting("authmethod", "API that is asked whether a request is allowed, with env (method, path, host, remote, authorization), targetname, name and params; it answers False or fails to refuse. None: every request is allowed.")]
    public string? AuthMethod { get; init; }

    /// <summary>The only targets that may be called.</summary>
    [Setting("allowtargets", "The only modules that may be called. None: all but denytargets.")]
    public IReadOnlyList<string>? AllowTargets { get; init; }

    /// <summary>Targets that may not be called.</summary>
    [Setting("denytargets", "Modules that may not be called; not used with allowtargets.")]
    public IReadOnlyList<string>? DenyTargets { get; init; }

    /// <summary>Whether back-quoted values are literals.</summary>
    [Setting("typeextension", "Read a `back-quoted` query or form value as a literal: list, tuple, dictionary, number and so on.")]
    public bool TypeExtension { get; init; } = true;

    /// <summary>Whether errors say what happened.</summary>
    [Setting("errordetails", "Say in error answers what happened; otherwise only the kind of error is told.")]
    public bool ErrorDetails { get; init; } = true;

    /// <summary>Whether errors carry a stack trace.</summary>
    [Setting("errortrace", "Add the stack trace to error answers.")]
    public bool ErrorTrace { get; init; }

    /// <summary>How long a call may take.</summary>
    [Setting("calltimeout", "Seconds after which a call is given up with status 504.", Minimum = 0.001)]
    public TimeSpan CallTimeout { get; init; } = TimeSpan.FromSeconds(120);
}
