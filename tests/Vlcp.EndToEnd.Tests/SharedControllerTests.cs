using Vlcp.Lab;
using Xunit;

namespace Vlcp.EndToEnd.Tests;

public sealed class SharedControllerTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_controller_serves_the_switches_of_all_servers()
    {
        await using var lab = await NetworkLab.CreateAsync(new LabOptions { Servers = 2 }, Token);
        var (one, story) = (lab.Servers[0], new StringWriter());
        try
        {
            await StartAsync(lab);
            var walk = new TutorialWalk(lab, TutorialNetwork.Vxlan, story) { ApiServer = one };

            await walk.CreateAsync(Token);
            await walk.CheckAsync(Token);
            await walk.RemoveAsync(Token);

            await walk.CheckNothingIsLeftAsync(Token);
        }
        catch
        {
            TestContext.Current.TestOutputHelper?.WriteLine(story.ToString());
            TestContext.Current.TestOutputHelper?.WriteLine(await LabReport.DescribeAsync(lab, TutorialWalk.Bridge, CancellationToken.None));
            throw;
        }
    }

    private static async Task StartAsync(NetworkLab lab)
    {
        var one = lab.Servers[0];
        var file = Path.Combine(one.Directory, "vlcp.conf");
        await File.WriteAllTextAsync(
            file,
            """
            module.openflowserver.url = 'tcp://0.0.0.0/'
            module.jsonrpcserver.url = 'ptcp://0.0.0.0/'
            """,
            Token);
        foreach (var server in lab.Servers)
        {
            await server.AddBridgeAsync(TutorialWalk.Bridge, Token, $"tcp:{one.UnderlayAddress}");
            await server.VsctlAsync(["set-manager", $"tcp:{one.UnderlayAddress}"], Token);
            await server.AddVxlanPortAsync(TutorialWalk.Bridge, Token);
        }

        var command = new ControllerCommand(EndToEnd.Program, "start", "-f", file, "--data", Path.Combine(lab.Directory, "vlcp.db"))
        {
            ReadyUrl = "http://localhost:8081/viperflow/listphysicalnetworks",
        };
        await one.StartControllerAsync("controller", command, Token);
        await Eventually.HappensAsync(
            "the controller has both switches in sync",
            token => one.AskAsync("dataplane/listswitches", token),
            switches => switches.EnumerateArray().Count(s => s.GetProperty("state").GetString() == "InSync") == 2,
            Token);
    }
}
