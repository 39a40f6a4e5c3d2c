namespace Vlcp.Hosting.Http;

/// <summary>What a vhost's server does at the moment.</summary>
/// <param name="Vhost">Name of the vhost.</param>
/// <param name="Urls">The configured URLs.</param>
/// <param name="Addresses">Where it listens, with real port numbers.</param>
/// <param name="Listening">Whether it listens.</param>
/// <param name="Requests">Requests served so far.</param>
public sealed record HttpServerStatus(string Vhost, IReadOnlyList<string> Urls, IReadOnlyList<string> Addresses, bool Listening, long Requests);
