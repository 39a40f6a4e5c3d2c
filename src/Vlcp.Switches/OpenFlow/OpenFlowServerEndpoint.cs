using System.Net;
using Vlcp.Events.Connections;
using Vlcp.OpenFlow.Connection;
using Vlcp.Switches.Servers;

namespace Vlcp.Switches.OpenFlow;

/// <summary>An OpenFlow URL at work.</summary>
internal sealed class OpenFlowServerEndpoint(string vhost, string fingerprint, OpenFlowEndpoint endpoint, Func<int> connections)
    : ServerEndpoint(vhost, fingerprint)
{
    public override ConnectionUrl Url => endpoint.Url;

    public override EndPoint? ListeningEndPoint => endpoint.ListeningEndPoint;

    public override int Connections => connections();

    public Task<EndPoint> WaitUntilBoundAsync(CancellationToken cancellationToken) => endpoint.WaitUntilBoundAsync(cancellationToken);

    public override void Start() => endpoint.Start();

    public override Task StopListeningAsync() => endpoint.StopListeningAsync();

    public override void StartListening() => endpoint.StartListening();

    public override ValueTask DisposeAsync() => endpoint.DisposeAsync();
}
