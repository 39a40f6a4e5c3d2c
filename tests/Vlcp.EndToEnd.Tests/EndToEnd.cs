using System.Reflection;
using Vlcp.Lab;
using Vlcp.Storage;
using Xunit;

namespace Vlcp.EndToEnd.Tests;

/// <summary>One test's servers, with what tests want to know of them.</summary>
internal sealed class EndToEnd
{
    private EndToEnd(TutorialLab lab) => Lab = lab;

    public TutorialLab Lab { get; }

    public IReadOnlyList<LabServer> Servers => Lab.Network.Servers;

    public LabServer One => Servers[0];

    public LabServer Two => Servers[1];

    /// <summary>The program vlcp that was built with these tests.</summary>
    public static string Program { get; } = Path.GetFullPath(
        Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "VlcpProgram").Value!);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Runs a test on two servers; when it fails, its output shows the story and the state of everything.</summary>
    public static async Task RunAsync(Func<EndToEnd, Task> test)
    {
        var story = new StringWriter();
        await using var lab = await TutorialLab.CreateAsync(Program, 2, story, Token);
        try
        {
            await test(new EndToEnd(lab));
        }
        catch
        {
            TestContext.Current.TestOutputHelper?.WriteLine(story.ToString());
            TestContext.Current.TestOutputHelper?.WriteLine(
                await LabReport.DescribeAsync(lab.Network, TutorialWalk.Bridge, CancellationToken.None));
            throw;
        }
    }

    public async Task SyncAsync()
    {
        foreach (var server in Servers)
        {
            await server.SyncAsync(Token);
        }
    }

    /// <summary>The flows of the server's bridge without their counters, sorted.</summary>
    public static async Task<IReadOnlyList<string>> FlowsAsync(LabServer server) =>
        await LinesAsync(server, "--no-stats", "dump-flows");

    /// <summary>The flows of the server's bridge with their counters, by what identifies them.</summary>
    public static async Task<IReadOnlyList<InstalledFlow>> CountedFlowsAsync(LabServer server) =>
        [.. (await LinesAsync(server, "dump-flows")).Select(InstalledFlow.Parse)];

    /// <summary>The groups of the server's bridge, sorted.</summary>
    public static async Task<IReadOnlyList<string>> GroupsAsync(LabServer server) =>
        await LinesAsync(server, "dump-groups");

    /// <summary>Every key in the store.</summary>
    public async Task<IReadOnlyList<string>> StoredKeysAsync()
    {
        await using var store = SqliteStoreEngine.Open(Lab.DataFile);
        var snapshot = await store.ReadAsync(StoreQuery.Of(KeyRange.All), Token);
        return [.. snapshot.Range(KeyRange.All).Select(entry => entry.Key)];
    }

    private static async Task<IReadOnlyList<string>> LinesAsync(LabServer server, params string[] arguments)
    {
        var text = await server.OfctlAsync(["-O", "OpenFlow13", .. arguments, TutorialWalk.Bridge], Token);
        return
        [
            .. text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Where(line => !line.StartsWith("OFPST", StringComparison.Ordinal)).Order(StringComparer.Ordinal),
        ];
    }
}
