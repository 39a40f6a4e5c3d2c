using System.Text.RegularExpressions;
using Vlcp.Lab;
using Xunit;

namespace Vlcp.EndToEnd.Tests;

public sealed partial class DemoTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("vlcp-demo-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public async Task The_demo_shows_every_step_and_the_pings_and_cleans_up()
    {
        await using var demo = Start();

        Assert.True(await demo.WaitForExitAsync(Token) == 0, await demo.ReadLogAsync(Token));

        var story = await demo.ReadLogAsync(Token);
        Assert.Contains("curl -g -d 'type=vxlan&vnirange=`[[10000,20000]]`&id=vxlan' 'http://localhost:8081/viperflow/createphysicalnetwork?'", story);
        Assert.Contains("MTU 1450", story);
        Assert.Contains("3 of 3 answered", story);
        Assert.Contains("0 of 2 answered, as it should be", story);
        Assert.Contains("curl -g 'http://localhost:8081/vrouterapi/createvirtualrouter?id=subnetrouter'", story);
        Assert.Matches("ok +lgport-1-1 +network_a -> lgport-2-2 +192.168.2.[0-9]+ +3 of 3 answered", story);
        Assert.DoesNotContain("FAIL", story);
        AssertClean(story);
    }

    [Fact]
    public async Task A_demo_that_is_interrupted_cleans_up()
    {
        await using var demo = Start();
        await Eventually.HappensAsync("the demo pinged", demo.ReadLogAsync, story => story.Contains("== Create the logical ports"), Token, TimeSpan.FromSeconds(90));

        await demo.SignalAsync("INT", Token);

        Assert.Equal(130, await demo.WaitForExitAsync(Token));
        AssertClean(await demo.ReadLogAsync(Token));
    }

    private static void AssertClean(string story)
    {
        var servers = ServerLine().Matches(story);
        Assert.Equal(2, servers.Count);
        Assert.All(servers, server => Assert.Empty(Directory.GetFiles("/run/netns", $"{server.Groups["prefix"].Value}-*")));
        Assert.All(servers, server => Assert.False(Directory.Exists(server.Groups["directory"].Value)));
    }

    private LabProcess Start() => CommandPlace.Here.StartProcess(EndToEnd.Program, ["demo"], Path.Combine(_directory, "demo.log"));

    [GeneratedRegex(@"is namespace (?<prefix>\w+)-s\d with address .*; logs in (?<directory>.*)")]
    private static partial Regex ServerLine();
}
