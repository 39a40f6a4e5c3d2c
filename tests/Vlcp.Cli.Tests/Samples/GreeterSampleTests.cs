using System.Diagnostics;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Xunit;

namespace Vlcp.Cli.Tests.Samples;

/// <summary>docs/writing-a-module.md shows samples/Greeter: the page is what is built, and what it shows is what happens.</summary>
public sealed partial class GreeterSampleTests : IDisposable
{
    private const string Sample = "samples/Greeter";

    private readonly string directory = Directory.CreateTempSubdirectory("vlcp-sample-").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static string Page => SourceTree.Read("docs", "writing-a-module.md");

    public static TheoryData<string> Files => [.. SourceTree.Files("*", Sample).Select(file => Path.GetFileName(file)!).Where(file => !file.EndsWith(".csproj", StringComparison.Ordinal))];

    public void Dispose() => Directory.Delete(directory, recursive: true);

    [Theory]
    [MemberData(nameof(Files))]
    public void The_page_shows_the_files_of_the_sample(string file)
    {
        Assert.Contains($"[{file}](../{Sample}/{file})", Page, StringComparison.Ordinal);
        Assert.Contains(SourceTree.Read(Sample, file).TrimEnd(), FencedBlock().Matches(Page).Select(block => block.Groups["text"].Value));
    }

    [Fact]
    public async Task The_calls_of_the_page_are_answered_as_it_shows()
    {
        var socket = Path.Combine(directory, "api.sock");
        using var greeter = Start(socket);
        try
        {
            var line = await greeter.StandardOutput.ReadLineAsync(Cancellation).AsTask().WaitAsync(TimeSpan.FromSeconds(60), Cancellation);
            Assert.Contains($"\n{line}\n", Page, StringComparison.Ordinal);
            using var client = new HttpClient(HandlerOf(socket));
            var calls = Call().Matches(Page);
            Assert.NotEmpty(calls);
            foreach (Match call in calls)
            {
                using var answer = await client.GetAsync(call.Groups["url"].Value, Cancellation);
                Assert.Equal(WithoutTime(call.Groups["answer"].Value), WithoutTime(await answer.Content.ReadAsStringAsync(Cancellation)));
            }

            await greeter.StandardInput.WriteLineAsync();
            await greeter.WaitForExitAsync(Cancellation).WaitAsync(TimeSpan.FromSeconds(60), Cancellation);
            Assert.Equal(0, greeter.ExitCode);
        }
        finally
        {
            if (!greeter.HasExited)
            {
                greeter.Kill();
            }
        }
    }

    private static Process Start(string socket)
    {
        // The page runs it with 'dotnet run', which would build it once more.
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        var program = SourceTree.Path(Sample, "bin", configuration, "net10.0", "Greeter");
        var start = new ProcessStartInfo(program, [SourceTree.Path(Sample, "greeter.conf")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        start.Environment["VLCP__MODULE__HTTPSERVER__VHOST__API__URL"] = $"unix:{socket}";
        return Process.Start(start)!;
    }

    private static SocketsHttpHandler HandlerOf(string socket) => new()
    {
        ConnectCallback = async (_, cancellationToken) =>
        {
            var connection = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            await connection.ConnectAsync(new UnixDomainSocketEndPoint(socket), cancellationToken);
            return new NetworkStream(connection, ownsSocket: true);
        },
    };

    private static string WithoutTime(string text) => Microseconds().Replace(text, "TIME");

    [GeneratedRegex("```[a-z]*\n(?<text>.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex FencedBlock();

    [GeneratedRegex(@"\$ curl '(?<url>[^']+)'\n(?<answer>.+)")]
    private static partial Regex Call();

    [GeneratedRegex("[0-9]{16}")]
    private static partial Regex Microseconds();
}
