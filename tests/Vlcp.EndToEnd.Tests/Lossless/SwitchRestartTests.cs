using System.Globalization;
using Vlcp.Lab;
using Xunit;

namespace Vlcp.EndToEnd.Tests.Lossless;

/// <summary>How soon traffic flows again after Open vSwitch was started again.</summary>
/// <remarks>
/// What is measured is the controller: from the moment at which Open vSwitch is configured and answers, to the first answer that
/// came afterwards. A machine whose processors are wanted by many others at once says nothing about it: the restart is repeated
/// then, and a limit that only holds on an idle machine decides if the machine was idle in one of the attempts.
/// </remarks>
public sealed class SwitchRestartTests(LiveLab live) : IClassFixture<LiveLab>
{
    private const int Attempts = 5;

    // Share of the last ten seconds in which a process waited for a processor (Documentation/accounting/psi.rst of Linux), in percent.
    private const double Idle = 20;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public Task Open_vSwitch_that_comes_back_without_flows_forwards_within_a_second() =>
        ForwardsWithinASecondAsync(() => live.One.RestartOvsAsync(Token));

    // Open vSwitch has the restored flows until it adds its first controller, and drops them then.
    [Fact]
    public Task Open_vSwitch_that_comes_back_with_restored_flows_forwards_within_a_second() =>
        ForwardsWithinASecondAsync(() => live.One.RestartOvsAsync(Token, restoreFlows: true));

    private Task ForwardsWithinASecondAsync(Func<Task> restart) => live.RunAsync(async () =>
    {
        var slowest = new List<string>();
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            await using var traffic = await live.StartTrafficAsync();
            await restart();
            var returned = DateTimeOffset.UtcNow;
            var delay = await traffic.FirstAnswersAfterAsync(returned) - returned;
            var pressure = await CpuPressureAsync();
            await TutorialLab.WaitForSwitchAsync(live.One, Token);
            await traffic.GoesOnAsync();

            var result = $"forwards {delay.TotalMilliseconds:0} ms after its return, with {pressure}% of the time spent in waiting for a processor";
            TestContext.Current.TestOutputHelper?.WriteLine(result);
            if (delay <= Limit)
            {
                return;
            }

            if (pressure < Idle)
            {
                slowest.Add(result);
            }
        }

        Assert.Empty(slowest);
    });

    private static async Task<double> CpuPressureAsync()
    {
        // some avg10=1.53 avg60=1.87 avg300=1.73 total=1088168194
        const string Pressure = "/proc/pressure/cpu";
        if (!File.Exists(Pressure))
        {
            // Without it: as many who wait for a processor as there are processors is all that is known.
            var load = double.Parse((await File.ReadAllTextAsync("/proc/loadavg", Token)).Split(' ')[0], CultureInfo.InvariantCulture);
            return 100 * load / Environment.ProcessorCount;
        }

        var text = await File.ReadAllTextAsync(Pressure, Token);
        return double.Parse(text.Split("avg10=")[1].Split(' ')[0], CultureInfo.InvariantCulture);
    }
}
