using System.Diagnostics;
using System.Globalization;

namespace Vlcp.SppCtl.Tests.Support;

/// <summary>The program curl, as the reference uses it.</summary>
internal static class Curl
{
    private const string Marks = "\n%{http_code} %{content_type}";

    /// <summary>Runs curl.</summary>
    /// <returns>Status, content type and body of the response.</returns>
    public static async Task<(int Status, string ContentType, string Body)> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("curl", ["--silent", "--noproxy", "*", "--write-out", Marks, .. arguments]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
        var end = output.LastIndexOf('\n');
        var marks = output[(end + 1)..].Split(' ', 2);
        return (int.Parse(marks[0], CultureInfo.InvariantCulture), marks[1], output[..end]);
    }
}
