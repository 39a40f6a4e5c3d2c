using System.Globalization;
using Xunit;

namespace Vlcp.EndToEnd.Tests.Stress;

/// <summary>What the environment says about tests that take long. docs/testing.md tells of the variables.</summary>
internal static class StressSettings
{
    /// <summary>How long the soak test runs: VLCP_SOAK_MINUTES, 2 if it is not set.</summary>
    public static TimeSpan Soak => TimeSpan.FromMinutes(Number("VLCP_SOAK_MINUTES") ?? 2);

    /// <summary>How long parallel clients make changes: VLCP_STRESS_SECONDS, 60 if it is not set.</summary>
    public static TimeSpan Load => TimeSpan.FromSeconds(Number("VLCP_STRESS_SECONDS") ?? 60);

    /// <summary>The seed of random choices, VLCP_SEED or a new one, which the test's output tells.</summary>
    public static int NewSeed()
    {
        var seed = (int?)Number("VLCP_SEED") ?? Random.Shared.Next();
        TestContext.Current.TestOutputHelper?.WriteLine($"VLCP_SEED={seed}");
        return seed;
    }

    private static double? Number(string variable) =>
        double.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number) ? number : null;
}
