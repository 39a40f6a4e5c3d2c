using System.Diagnostics;
using Vlcp.Lab;
using Xunit;

namespace Vlcp.Cli.Tests.Apps;

/// <summary><c>vlcp app new</c>: what it makes runs, as a file and as a built assembly.</summary>
public sealed class NewAppTests : IDisposable
{
    // A build on a busy machine.
    private static readonly TimeSpan BuildLimit = TimeSpan.FromMinutes(5);

    private readonly string _directory = Directory.CreateTempSubdirectory("vlcp-new-").FullName;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static string Vlcp => Path.Combine(AppContext.BaseDirectory, "vlcp");

    [Fact]
    public async Task A_new_app_runs_as_a_file()
    {
        await RunAsync(Vlcp, "app", "new", "my-hub");
        using var vlcp = VlcpProcess.Start("app", "run", Path.Combine(_directory, "my-hub", "MyHub.cs"), "--listen", "ptcp:0:127.0.0.1");
        Assert.StartsWith("my-hub run; switches connect to 127.0.0.1:", await vlcp.WaitUntilRunningAsync(Stop), StringComparison.Ordinal);
        vlcp.Terminate();
        Assert.Equal(0, await vlcp.WaitForExitAsync(Stop));
    }

    [Fact]
    public async Task The_project_of_a_new_app_builds_and_its_assembly_carries_pings()
    {
        var assembly = await BuildAsync("my-hub", "MyHub");
        await using var lab = await NetworkLab.CreateAsync(new LabOptions { Servers = 1 }, Stop);
        var server = lab.Servers[0];
        await using var vlcp = server.StartProcess("apps", Vlcp, ["app", "run", assembly, "--listen", "ptcp:6653"]);
        await server.AddBridgeAsync("br0", Stop, "tcp:127.0.0.1:6653");
        var first = await server.AddEndpointAsync("br0", "p1", null, Stop);
        var second = await server.AddEndpointAsync("br0", "p2", null, Stop);
        await first.SetAddressAsync("10.0.0.1/24", Stop);
        await second.SetAddressAsync("10.0.0.2/24", Stop);
        await vlcp.EnsureRunningAsync(Stop);
        Assert.True((await first.WaitForPingAsync("10.0.0.2", Stop)).Received > 0);
        Assert.Contains("bytes from port", await vlcp.ReadLogAsync(Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_app_of_an_assembly_is_chosen_by_its_name_and_one_that_is_not_there_is_an_error()
    {
        var assembly = await BuildAsync("second_hub", "SecondHub");
        using (var vlcp = VlcpProcess.Start("app", "run", $"{assembly}:second_hub", "simple_switch", "--listen", "ptcp:0:127.0.0.1"))
        {
            Assert.Contains("second_hub", await vlcp.WaitUntilRunningAsync(Stop), StringComparison.Ordinal);
            vlcp.Terminate();
            Assert.Equal(0, await vlcp.WaitForExitAsync(Stop));
        }
        using var missing = VlcpProcess.Start("app", "run", $"{assembly}:nobody");
        Assert.Contains("has no app 'nobody'", await missing.Errors.ReadToEndAsync(Stop), StringComparison.Ordinal);
        Assert.Equal(1, await missing.WaitForExitAsync(Stop));
    }

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    private async Task<string> BuildAsync(string name, string className)
    {
        await RunAsync(Vlcp, "app", "new", name);
        var output = Path.Combine(_directory, name, "out");
        // No server of the compiler stays behind, and there is no package that would have to be fetched.
        await RunAsync("dotnet", "build", name, "-o", output, "-nologo", "-nodeReuse:false", "-p:UseSharedCompilation=false");
        var assembly = Path.Combine(output, $"{className}.dll");
        Assert.True(File.Exists(assembly));
        Assert.Empty(Directory.GetFiles(output, "Vlcp.*.dll"));
        return assembly;
    }

    private async Task RunAsync(string command, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(command, arguments) { WorkingDirectory = _directory, RedirectStandardOutput = true, RedirectStandardError = true })!;
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(Stop);
            var errors = process.StandardError.ReadToEndAsync(Stop);
            await process.WaitForExitAsync(Stop).WaitAsync(BuildLimit, Stop);
            Assert.True(process.ExitCode == 0, $"{command} {string.Join(' ', arguments)}: {await output}{await errors}");
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }
}
