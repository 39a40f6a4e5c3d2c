using Vlcp.Hosting.Modules;

namespace Vlcp.Hosting.Http;

/// <summary>Limits of the HTTP protocol.</summary>
[Configuration("protocol.http", Retired =
[
    "persist", "pipelinelimit", "chunkedheaderlimit", "chunkednumberlimit", "allownoheader", "defaultversion", "fastfail", "allowtransfercompress",
    "closetimeout", "debugging", "useexpect", "useexpectsize", "expecttimeout", "defaultport", "ssldefaultport", "showerrorinfo", "unquoteplus",
    "errorrewrite", "errorredirect", "responseendpriority", "defaultresponseheaders", "defaultrequestheaders", "tcp_nodelay",
])]
public sealed class HttpProtocolOptions
{
    /// <summary>Longest request line in bytes.</summary>
    [Setting("headlinelimit", "Longest request line in bytes.", Minimum = 64, Maximum = 1048576)]
    public int HeadLineLimit { get; init; } = 8192;

    /// <summary>Most bytes of all headers together.</summary>
    [Setting("headerlimit", "Most bytes of all headers of a request together.", Minimum = 64, Maximum = 16777216)]
    public int HeaderLimit { get; init; } = 1048576;

    /// <summary>Most headers in a request.</summary>
    [Setting("headercountlimit", "Most headers in a request.", Minimum = 1, Maximum = 65536)]
    public int HeaderCountLimit { get; init; } = 1024;

    /// <summary>Most bytes of a request body.</summary>
    [Setting("bodylimit", "Most bytes of a request body; longer ones are answered with status 413.", Minimum = 0)]
    public long BodyLimit { get; init; } = 64 * 1024 * 1024;

    /// <summary>How long an idle connection is kept.</summary>
    [Setting("idletimeout", "Seconds after which a connection without a request is closed.", Minimum = 0.1)]
    public TimeSpan IdleTimeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How long the head of a request may take.</summary>
    [Setting("headertimeout", "Seconds that a client may take to send the head of a request.", Minimum = 0.1)]
    public TimeSpan HeaderTimeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Most connections at once.</summary>
    [Setting("connectionlimit", "Most connections at once; further ones are closed.", Minimum = 1)]
    public long ConnectionLimit { get; init; } = 10000;
}
