using System.Net;
using Vlcp.Events.Connections;
using Vlcp.Ovsdb;
using Vlcp.Switches.Servers;

namespace Vlcp.Switches.Ovsdb;

/// <summary>An OVSDB URL at work.</summary>
internal sealed class JsonRpcEndpoint(string vhost, string fingerprint, OvsdbEndpoint endpoint) : ServerEndpoint(vhost, fingerprint)
{
    public override ConnectionUrl Url => endpoint.Url;

    public override EndPoint? ListeningEndPoint => endpoint.ListeningEndPoint;

    public override int Connections => endpoint.Clients.Length;

    public Task<EndPoint> WaitUntilBoundAsync(CancellationToken cancellationToken) => endpoint.WaitUntilBoundAsync(cancellationToken);

    public override void Start() => endpoint.Start();

    public override Task StopListeningAsync() => endpoint.StopListeningAsync();

    public override void StartListening() => endpoint.StartListening();

    public override ValueTask DisposeAsync() => endpoint.DisposeAsync();
}
