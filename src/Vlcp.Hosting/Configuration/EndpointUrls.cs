using Vlcp.Hosting.Modules;

namespace Vlcp.Hosting.Configuration;

/// <summary>The URLs of one listening or connecting node.</summary>
[Configuration("module.default")]
internal sealed class EndpointUrls
{
    [Setting("url")]
    public string? Url { get; init; }

    [Setting("urls")]
    public IReadOnlyList<string> Urls { get; init; } = [];

    public IReadOnlyList<string> All => string.IsNullOrWhiteSpace(Url) ? Urls : [Url, .. Urls];
}
