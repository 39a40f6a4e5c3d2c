using System.Globalization;
using System.Text.RegularExpressions;
using Vlcp.Lab;
using Vlcp.Storage.Contract.Servers;
using Xunit;

namespace Vlcp.EndToEnd.Tests.Stores;

/// <summary>The tutorial's networks on a store of real servers, which are taken away and come back.</summary>
internal sealed partial class StoreTutorial : IAsyncDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private readonly StringWriter _story = new();
    private readonly IStoreServers _servers;
    private readonly string _url;
    private readonly List<NamespaceRelay> _relays = [];
    private readonly HashSet<string> _reached = [];
    private TutorialLab _lab = null!;
    private TutorialWalk _walk = null!;

    private StoreTutorial(IStoreServers servers)
    {
        _servers = servers;
        _url = servers.NewStore();
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private LabServer One => _lab.Network.Servers[0];

    private LabServer Two => _lab.Network.Servers[1];

    /// <summary>Runs everything on a store.</summary>
    public static async Task RunAsync(IStoreServers servers)
    {
        await using var started = servers;
        await using var tutorial = new StoreTutorial(servers);
        tutorial._lab = await TutorialLab.CreateAsync(EndToEnd.Program, 2, tutorial._story, Token, tutorial.ConfigureAsync);
        try
        {
            await tutorial.RunAsync();
        }
        catch
        {
            TestContext.Current.TestOutputHelper?.WriteLine(tutorial._story.ToString());
            TestContext.Current.TestOutputHelper?.WriteLine(
                await LabReport.DescribeAsync(tutorial._lab.Network, TutorialWalk.Bridge, CancellationToken.None));
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_lab is not null)
        {
            await _lab.DisposeAsync();
        }

        foreach (var relay in _relays)
        {
            await relay.DisposeAsync();
        }
    }

    private Task<ControllerCommand> ConfigureAsync(LabServer server, ControllerCommand command, CancellationToken cancellationToken)
    {
        if (_reached.Add(server.Namespace))
        {
            foreach (Match address in Address().Matches(_url))
            {
                _relays.Add(new NamespaceRelay(server.Namespace, int.Parse(address.Groups[1].Value, CultureInfo.InvariantCulture)));
            }
        }

        return Task.FromResult(ControllerCommand.Vlcp(EndToEnd.Program, server, _url));
    }

    private async Task RunAsync()
    {
        _walk = _lab.Walk(TutorialNetwork.Vxlan);
        await _walk.CreateAsync(Token);
        await _walk.CheckAsync(Token);
        var (from, to) = (_walk.Ports[0], _walk.Ports.First(port => port.Server == Two && port.Subnet == _walk.Ports[0].Subnet));
        Assert.DoesNotContain("stale", await ListAsync(to), StringComparison.Ordinal);
        await using var ping = from.Endpoint.StartPing($"{to.Address}", Interval);
        await ping.WaitForAnswersAsync(5, Token);

        await Task.WhenAll(Enumerable.Range(0, _servers.Count).Select(_servers.KillAsync));
        await CheckWithoutStoreAsync(from, to);
        await ping.WaitForAnswersAsync(20, Token);

        // A controller that starts now finds nobody to ask, and leaves the switch alone.
        await _lab.KillControllerAsync(Two, Token);
        var restarted = _lab.RestartControllerAsync(Two, Token);
        await Eventually.HappensAsync("the new controller has its switch", _ => AnswerAsync(Two, "dataplane/listswitches"), answer => answer.Contains("Computing", StringComparison.Ordinal), Token, Patience);
        await ping.WaitForAnswersAsync(10, Token);
        await Task.WhenAll(Enumerable.Range(0, _servers.Count).Select(node => _servers.StartAsync(node, Token)));
        await restarted;

        await CheckNewPortAsync(to);
        Assert.Empty(await ping.LostAsync(Token));
        await _walk.CheckAsync(Token);
        await _walk.RemoveAsync(Token);
        await _walk.CheckNothingIsLeftAsync(Token);
    }

    // What was read before is answered and marked; a change is refused.
    private async Task CheckWithoutStoreAsync(TutorialPort from, TutorialPort to)
    {
        await Eventually.HappensAsync(
            "the list is answered from memory", _ => ListAsync(to), answer => answer.EndsWith("\"stale\": true}", StringComparison.Ordinal), Token, Patience);
        Assert.Contains("Result is stale", await AnswerAsync(One, $"viperflow/listlogicalports?id={to.Id}&nostale=`True`"), StringComparison.Ordinal);
        var refused = await AnswerAsync(One, $"viperflow/createlogicalport?id=refused&logicalnetwork={from.Subnet.Network}");
        Assert.Contains("\"type\": \"unavailable\"", refused, StringComparison.Ordinal);
    }

    private Task<string> ListAsync(TutorialPort port) => AnswerAsync(One, $"viperflow/listlogicalports?id={port.Id}");

    // Whatever the answer is, also an error or none.
    private static async Task<string> AnswerAsync(LabServer server, string call) =>
        (await server.Place.TryRunAsync("curl", ["-g", "-s", $"http://localhost:8081/{call}"], Token)).Output.Trim();

    // A port that is created after the store's return works, on the controller that saw it go.
    private async Task CheckNewPortAsync(TutorialPort other)
    {
        var endpoint = await One.AddEndpointAsync(TutorialWalk.Bridge, "late1", "late", Token);
        var call = $"viperflow/createlogicalport?id=late&logicalnetwork={other.Subnet.Network}&subnet={other.Subnet.Id}&mac_address={endpoint.MacText}";
        await Eventually.HappensAsync(
            "a port is created after the store's return",
            _ => AnswerAsync(One, call),
            answer => answer.StartsWith("{\"result\"", StringComparison.Ordinal),
            Token,
            Patience);
        await endpoint.DhclientAsync(Token);
        await endpoint.WaitForPingAsync($"{other.Address}", Token);
        await One.AskAsync("viperflow/deletelogicalport?id=late", Token);
        await endpoint.DisposeAsync();
    }

    [GeneratedRegex(@"127\.0\.0\.1:(\d+)")]
    private static partial Regex Address();
}
