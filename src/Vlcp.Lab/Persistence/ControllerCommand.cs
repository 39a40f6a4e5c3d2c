namespace Vlcp.Lab;

/// <summary>How a server's controller is started.</summary>
/// <param name="Executable">The program.</param>
/// <param name="Arguments">Its arguments.</param>
public sealed record ControllerCommand(string Executable, params IReadOnlyList<string> Arguments)
{
    /// <summary>Environment variables for the controller.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>A URL that answers as soon as the controller is ready, seen from the server; null when there is none.</summary>
    public string? ReadyUrl { get; init; }

    /// <summary>A Vlcp for a server of a lab: its own switch, the web API on port 8081 of the server's loopback, one store for all.</summary>
    /// <param name="executable">The program vlcp.</param>
    /// <param name="server">The server; its loopback interface is its own, so the usual ports are free.</param>
    /// <param name="dataFile">The SQLite file that all servers share.</param>
    public static ControllerCommand Vlcp(string executable, LabServer server, string dataFile) =>
        new(executable, "start", "--file", "", "--data", dataFile)
        {
            Environment = new Dictionary<string, string>
            {
                ["VLCP__MODULE__JSONRPCSERVER__URL"] = $"unix:{server.OvsdbSocket}",
                ["VLCP__SERVER__LOGGING"] = "{'default': 'Information'}",
            },
            ReadyUrl = "http://localhost:8081/viperflow/listphysicalnetworks",
        };
}
