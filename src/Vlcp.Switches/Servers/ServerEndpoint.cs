using System.Net;
using Vlcp.Events.Connections;

namespace Vlcp.Switches.Servers;

/// <summary>One URL at work.</summary>
internal abstract class ServerEndpoint(string vhost, string fingerprint) : IAsyncDisposable
{
    public string Vhost => vhost;

    public string Fingerprint => fingerprint;

    public abstract ConnectionUrl Url { get; }

    public abstract EndPoint? ListeningEndPoint { get; }

    public abstract int Connections { get; }

    public EndpointStatus Status => new(
        vhost, Url.ToString(), !Url.IsListener, ListeningEndPoint is not null, ListeningEndPoint?.ToString(), Connections);

    public abstract void Start();

    public abstract Task StopListeningAsync();

    public abstract void StartListening();

    public abstract ValueTask DisposeAsync();
}
