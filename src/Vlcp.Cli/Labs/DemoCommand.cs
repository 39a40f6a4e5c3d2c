using System.CommandLine;
using Vlcp.Lab;

namespace Vlcp.Cli.Labs;

/// <summary><c>vlcp demo</c>: the tutorial, walked through on this machine.</summary>
internal static class DemoCommand
{
    private const int Failed = 1;
    private const int Interrupted = 130;

    public static Command Create()
    {
        var command = new Command("demo", "Walk through the tutorial on two servers made of network namespaces, and clean up (needs root).");
        command.SetAction((parsed, _) => RunAsync(parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error));
        return command;
    }

    private static async Task<int> RunAsync(TextWriter output, TextWriter errors)
    {
        try
        {
            await Interruptible.RunAsync(cancellationToken => WalkAsync(output, cancellationToken));
            await output.WriteLineAsync("\nEverything went as it should.");
            return 0;
        }
        catch (OperationCanceledException)
        {
            await errors.WriteLineAsync("vlcp: the demo was interrupted; everything that it made is removed");
            return Interrupted;
        }
        catch (Exception failure) when (failure is LabException or LabCommandException)
        {
            await errors.WriteLineAsync($"vlcp: the demo failed: {failure.Message}");
            return Failed;
        }
    }

    private static async Task WalkAsync(TextWriter output, CancellationToken cancellationToken)
    {
        await Prerequisites.EnsureAsync(output, cancellationToken);
        await using var lab = await TutorialLab.CreateAsync(Environment.ProcessPath!, 2, output, cancellationToken);
        try
        {
            foreach (var network in new[] { TutorialNetwork.Vxlan, TutorialNetwork.Vlan })
            {
                var walk = lab.Walk(network);
                await walk.CreateAsync(cancellationToken);
                await walk.CheckAsync(cancellationToken);
                await walk.ConnectAsync(cancellationToken);
                await walk.CheckAsync(cancellationToken);
                await walk.RemoveAsync(cancellationToken);
                await walk.CheckNothingIsLeftAsync(cancellationToken);
            }
        }
        catch (Exception failure) when (failure is LabException or LabCommandException)
        {
            await output.WriteLineAsync(await LabReport.DescribeAsync(lab.Network, TutorialWalk.Bridge, cancellationToken));
            throw;
        }
    }
}
