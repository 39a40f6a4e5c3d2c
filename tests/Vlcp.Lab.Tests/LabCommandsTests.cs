using Xunit;

namespace Vlcp.Lab.Tests;

public sealed class LabCommandsTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("vlcp-test-").FullName;
    private readonly StringWriter _output = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string LabDirectory => Path.Combine(_directory, "lab");

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public async Task A_lab_stays_up_until_another_command_takes_it_down()
    {
        var commands = new LabCommands(_output);
        var state = await commands.UpAsync(Options with { Controller = WebServer }, Token);
        try
        {
            var enter = Path.Combine(LabDirectory, "s1", "enter");
            Assert.Contains(enter, _output.ToString());
            Assert.Contains("Port vxlan0", await RunAsync(enter, "ovs-vsctl", "show"));
            Assert.Contains("listing", await RunAsync(enter, "curl", "-s", "http://127.0.0.1:8081/"));
            Assert.Equal(state.Processes, LabState.Load(Path.Combine(LabDirectory, LabState.FileName)).Processes);
            await Assert.ThrowsAsync<LabException>(() => commands.UpAsync(Options, Token));
        }
        finally
        {
            Assert.True(await new LabCommands(_output).DownAsync(LabDirectory, Token));
        }

        Assert.All(state.Namespaces, name => Assert.False(File.Exists($"/run/netns/{name}")));
        Assert.All(state.Processes, process => Assert.False(process.IsRunning));
        Assert.False(Directory.Exists(LabDirectory));
        Assert.False(await commands.DownAsync(LabDirectory, Token));
    }

    [Fact]
    public async Task A_lab_whose_controller_ends_at_once_is_not_left_behind()
    {
        var broken = new ControllerCommand("/bin/sh", "-c", "echo no luck; exit 3") { ReadyUrl = "http://127.0.0.1:8081/" };
        var options = Options with { Servers = 1, Controller = _ => broken };

        var error = await Assert.ThrowsAsync<LabException>(() => new LabCommands(_output).UpAsync(options, Token));

        Assert.Contains("no luck", error.Message);
        Assert.Contains("status 3", error.Message);
        Assert.False(Directory.Exists(LabDirectory));
    }

    [Fact]
    public async Task Taking_down_spares_a_process_that_only_has_the_id_of_one_of_the_lab()
    {
        await using var stranger = CommandPlace.Here.StartProcess("sleep", ["1000"], Path.Combine(_directory, "sleep.log"));
        var recorded = stranger.Identity with { StartTime = stranger.Identity.StartTime - 1 };
        Directory.CreateDirectory(LabDirectory);
        var state = new LabState("none", LabDirectory, ["vlcp-test-no-such-namespace"], [recorded], []);
        state.Save(Path.Combine(LabDirectory, LabState.FileName));

        Assert.True(await new LabCommands(_output).DownAsync(LabDirectory, Token));

        Assert.False(stranger.HasExited);
        Assert.True(stranger.Identity.IsRunning);
    }

    [Fact]
    public async Task A_state_file_that_is_none_is_refused()
    {
        Directory.CreateDirectory(LabDirectory);
        await File.WriteAllTextAsync(Path.Combine(LabDirectory, LabState.FileName), "not json", Token);

        var error = await Assert.ThrowsAsync<LabException>(() => new LabCommands(_output).DownAsync(LabDirectory, Token));

        Assert.Contains(LabState.FileName, error.Message);
        Assert.True(Directory.Exists(LabDirectory));
    }

    [Fact]
    public async Task Missing_programs_are_told_by_package()
    {
        Assert.Equal(["isc-dhcp-client"], Prerequisites.MissingPackages(program => program != "dhclient"));
        Assert.Single(Prerequisites.MissingPackages(program => !program.StartsWith("ovs-", StringComparison.Ordinal)));
        Assert.Empty(Prerequisites.MissingPackages());
        await Prerequisites.EnsureAsync(_output, Token);
        Assert.Empty(_output.ToString());
    }

    private LabUpOptions Options => new() { Servers = 2, Directory = LabDirectory };

    private static ControllerCommand WebServer(LabServer server) =>
        new("/usr/bin/python3", "-u", "-m", "http.server", "8081", "--bind", "127.0.0.1", "--directory", server.Directory)
        {
            ReadyUrl = "http://127.0.0.1:8081/",
        };

    private static async Task<string> RunAsync(string file, params string[] arguments) =>
        (await CommandPlace.Here.RunAsync(file, arguments, Token)).Output;
}
