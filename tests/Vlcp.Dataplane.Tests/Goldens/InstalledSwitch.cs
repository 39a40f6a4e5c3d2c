using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging.Abstractions;
using Vlcp.Events.Connections;
using Vlcp.Lab;
using Vlcp.OpenFlow;
using Vlcp.OpenFlow.Connection;
using Vlcp.Switches.Tables;
using Xunit;

namespace Vlcp.Dataplane.Tests.Goldens;

/// <summary>A real Open vSwitch that is connected to the test.</summary>
internal sealed partial class InstalledSwitch : IAsyncDisposable
{
    /// <summary>What the number of a port in the datapath is higher by.</summary>
    public const int DatapathOffset = 1000;

    private readonly TaskCompletionSource<OpenFlowConnection> _connected = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly OpenFlowVersion _version;
    private OpenFlowEndpoint _endpoint = null!;
    private DummySwitch _switch = null!;

    private InstalledSwitch(OpenFlowVersion version) => _version = version;

    public OpenFlowConnection Connection => _connected.Task.Result;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Protocol => $"OpenFlow1{(int)_version - 1}";

    public static async Task<InstalledSwitch> StartAsync(OpenFlowVersion version)
    {
        var created = new InstalledSwitch(version);
        created._endpoint = new OpenFlowEndpoint(
            ConnectionUrl.Parse("ptcp://127.0.0.1:0", 6653), created.ServeAsync,
            new OpenFlowOptions { AllowedVersions = [version] }, ConnectionOptions.Default, NullLogger.Instance);
        created._endpoint.Start();
        var port = ((IPEndPoint)await created._endpoint.WaitUntilBoundAsync(Token)).Port;
        created._switch = await DummySwitch.StartAsync(Token);
        await created._switch.AddBridgeAsync("br0", Token, $"tcp:127.0.0.1:{port}");
        await created._connected.Task.WaitAsync(TimeSpan.FromSeconds(60), Token);
        return created;
    }

    /// <summary>What <c>ovs-ofctl</c> prints of the flows and groups, with the names of tables instead of their numbers.</summary>
    public async Task<IReadOnlyList<string>> LinesAsync(TableLayout layout, bool withCookies = false) =>
    [
        .. (await PrintAsync("dump-flows")).Select(line => WithTableNames(withCookies ? line : Cookie().Replace(line, ""), layout)),
        // 1.5 gives buckets numbers.
        .. (await PrintAsync("dump-groups")).Select(line => BucketNumber().Replace(line, "")),
    ];

    /// <summary>Changes the switch behind the back of the controller.</summary>
    public Task OfctlAsync(params string[] arguments) => _switch.Switch.OfctlAsync(["-O", Protocol, .. arguments], Token);

    /// <summary>Gives the switch ports with the numbers 1, 2, 3 and so on; in the datapath each has a number <see cref="DatapathOffset"/> higher.</summary>
    public Task AddPortsAsync(int count) => _switch.Switch.VsctlAsync(
        [
            .. Enumerable.Range(1, count).SelectMany(
                number => (string[])["--", "add-port", "br0", NameOf(number), "--", "set", "interface", NameOf(number), "type=dummy", $"ofport_request={number}"]),
        ],
        Token);

    /// <summary>The actions of the datapath on a packet, as Open vSwitch works them out.</summary>
    public async Task<string> TraceAsync(string packet)
    {
        const string Actions = "Datapath actions: ";
        var text = await _switch.Switch.AppctlAsync(["ofproto/trace", "br0", packet], Token);
        return text.Split('\n').Single(line => line.StartsWith(Actions, StringComparison.Ordinal))[Actions.Length..];
    }

    public async ValueTask DisposeAsync()
    {
        await _endpoint.DisposeAsync();
        await _switch.DisposeAsync();
    }

    [GeneratedRegex(@"bucket_id:\d+,")]
    private static partial Regex BucketNumber();

    [GeneratedRegex(@"(?<=goto_table:|\btable=|resubmit\(,)\d+")]
    private static partial Regex TableNumber();

    [GeneratedRegex("^cookie=0x[0-9a-f]+, ")]
    private static partial Regex Cookie();

    private static string WithTableNames(string line, TableLayout layout)
    {
        // Table 0 is not printed.
        var afterCookie = Cookie().Match(line).Length;
        if (!line.AsSpan(afterCookie).StartsWith("table=", StringComparison.Ordinal))
        {
            line = line.Insert(afterCookie, "table=0, ");
        }

        var names = layout.Tables.ToDictionary(table => $"{table.Number}", table => table.Name);
        return TableNumber().Replace(line, number => names[number.Value]);
    }

    private async Task<IEnumerable<string>> PrintAsync(string command)
    {
        var text = await _switch.Switch.OfctlAsync(["-O", Protocol, "--no-stats", command, "br0"], Token);
        return text.Split('\n').Select(line => line.Trim())
            .Where(line => line.Contains("actions=", StringComparison.Ordinal) || line.StartsWith("group_id", StringComparison.Ordinal));
    }

    // The dummy datapath takes the number of a port from its name; "br0" has 100.
    private static string NameOf(int number) => $"p{number + DatapathOffset}";

    private Task ServeAsync(OpenFlowConnection connection, CancellationToken cancellationToken)
    {
        _connected.TrySetResult(connection);
        return connection.Completion.WaitAsync(cancellationToken);
    }
}
