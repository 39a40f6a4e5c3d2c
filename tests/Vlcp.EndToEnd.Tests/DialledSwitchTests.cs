using Vlcp.Lab;
using Xunit;

namespace Vlcp.EndToEnd.Tests;

public sealed class DialledSwitchTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    // DHCP is answered by the controller, so that this shows packets going both ways, too.
    [Fact]
    public async Task Switches_that_know_no_controller_are_dialled_on_their_management_sockets()
    {
        await using var lab = await NetworkLab.CreateAsync(new LabOptions { Servers = 2 }, Token);
        var story = new StringWriter();
        try
        {
            await Task.WhenAll(lab.Servers.Select(server => StartAsync(lab, server)));
            var walk = new TutorialWalk(lab, TutorialNetwork.Vxlan, story);

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

    private static async Task StartAsync(NetworkLab lab, LabServer server)
    {
        await server.AddBridgeAsync(new BridgeOptions(TutorialWalk.Bridge), Token);
        await server.AddVxlanPortAsync(TutorialWalk.Bridge, Token);
        var file = Path.Combine(server.Directory, "vlcp.conf");
        await File.WriteAllTextAsync(
            file,
            $"""
            module.openflowserver.url = 'unix:{Path.Combine(server.Switch.Directory, TutorialWalk.Bridge)}.mgmt'
            module.openflowserver.client = True
            module.jsonrpcserver.url = 'unix:{server.OvsdbSocket}'
            """,
            Token);
        var command = new ControllerCommand(EndToEnd.Program, "start", "-f", file, "--data", Path.Combine(lab.Directory, "vlcp.db"))
        {
            ReadyUrl = "http://localhost:8081/viperflow/listphysicalnetworks",
        };
        await server.StartControllerAsync("controller", command, Token);
        await TutorialLab.WaitForSwitchAsync(server, Token);
    }
}
