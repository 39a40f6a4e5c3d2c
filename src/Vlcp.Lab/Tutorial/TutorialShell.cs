using System.Text.Json;

namespace Vlcp.Lab;

/// <summary>Runs commands as a person would type them on a server.</summary>
public static class TutorialShell
{
    private const string Api = "http://localhost:8081";

    /// <summary>Runs one command line with bash on a server and returns what it prints.</summary>
    /// <param name="server">The server.</param>
    /// <param name="commandLine">What a person would type.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <param name="variables">Shell variables.</param>
    /// <exception cref="LabCommandException">The exit status is not 0.</exception>
    /// <exception cref="LabException">The answer of the web API is an error.</exception>
    public static async Task<string> ShellAsync(
        this LabServer server, string commandLine, CancellationToken cancellationToken, IReadOnlyDictionary<string, string>? variables = null)
    {
        var place = server.Place.WithEnvironment(variables ?? new Dictionary<string, string>());
        var result = await place.RunAsync("bash", ["-c", commandLine], cancellationToken);
        return IsError(result.Output)
            ? throw new LabException($"'{commandLine}' on {server.Name} was refused: {result.Output}")
            : result.Output;
    }

    /// <summary>Asks the web API of a server and returns the result.</summary>
    /// <param name="server">The server.</param>
    /// <param name="call">MODULE/METHOD with its query, for instance viperflow/listsubnets?id=subnet_a.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="LabException">The answer is an error.</exception>
    public static async Task<JsonElement> AskAsync(this LabServer server, string call, CancellationToken cancellationToken)
    {
        var answer = await server.ShellAsync($"curl -g -sS '{Api}/{call}'", cancellationToken);
        return JsonSerializer.Deserialize<JsonElement>(answer).GetProperty("result");
    }

    /// <summary>Waits until the switches connected to the server's controller have confirmed the flows of all that is stored.</summary>
    public static Task SyncAsync(this LabServer server, CancellationToken cancellationToken) =>
        server.AskAsync("dataplane/sync?timeout=30", cancellationToken);

    private static bool IsError(string answer) => answer.StartsWith("{\"error\"", StringComparison.Ordinal);
}
