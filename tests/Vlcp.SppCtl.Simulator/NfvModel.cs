using System.Globalization;
using System.Text.Json.Nodes;

namespace Vlcp.SppCtl.Simulator;

/// <summary>spp_nfv and spp_vm, in six generations: 2018-02, 2018-09, 2018-10, 2018-12, 2019, 2020.</summary>
internal sealed class NfvModel(int id, string generation, string[] initial) : IProcessModel
{
    private readonly List<string> ports = [.. initial];
    private readonly Dictionary<string, string> patches = [];
    private bool isRunning;

    public int FrameLength => generation switch
    {
        "2018-02" or "2018-09" => 1000,
        "2020" => 32768,
        _ => 2048,
    };

    private string Word => isRunning ? "running" : "idling";

    public string? Answer(string command)
    {
        var words = command.Split(' ');
        return words switch
        {
            ["_get_client_id"] => Identify(),
            ["status"] => Status(),
            ["forward" or "stop"] => Forward(command),
            ["add" or "del", var type, var number] when generation is "2018-02" or "2018-09" or "2018-10" => Change(words, $"{type}:{number}"),
            ["add" or "del", var port] when port.Contains(':', StringComparison.Ordinal) => Change(words, port),
            // The C program exits over a port without a colon.
            ["add" or "del", ..] when generation is "2018-12" or "2019" or "2020" => null,
            ["patch", "reset"] => Reset(),
            ["patch", var source, var destination] => Patch(words, source, destination),
            ["exit"] => generation == "2020" ? Result("exit", true) : null,
            _ => Echo(words),
        };
    }

    public string Refuse(string command) => Result(command.Split(' ')[0], false);

    private static string Echo(string[] words) => string.Join('\0', words).Replace(':', '\0');

    private static string Result(string command, bool isDone, string? port = null)
    {
        var result = new JsonObject { ["result"] = isDone ? "succeeded" : "failed", ["command"] = command };
        if (port is not null)
        {
            result["port"] = port;
        }

        return result.ToJsonString();
    }

    private string Identify() => generation is "2020" or "2019"
        ? FormattableString.Invariant($$"""{"results":[{"result":"success"}],"client_id":{{id}},"process_type":"nfv"}""")
        : id.ToString(CultureInfo.InvariantCulture);

    private string Forward(string command)
    {
        isRunning = command == "forward";
        return generation == "2020" ? Result(command, true) : command;
    }

    private string Change(string[] words, string port)
    {
        var isDone = words[0] == "add" ? !ports.Contains(port) : ports.Contains(port);
        if (isDone && words[0] == "add")
        {
            ports.Add(port);
        }
        else if (isDone)
        {
            ports.Remove(port);
        }

        return generation == "2020" ? Result(words[0], isDone, port) : Echo(words);
    }

    private string Reset()
    {
        patches.Clear();
        return Echo(["patch", "reset"]);
    }

    private string Patch(string[] words, string source, string destination)
    {
        var isDone = ports.Contains(source) && ports.Contains(destination);
        if (isDone)
        {
            patches[source] = destination;
        }

        return generation == "2020" ? Result("patch", isDone) : Echo(words);
    }

    private string Status() => generation switch
    {
        "2018-02" => Lines(),
        "2018-09" => $"status: {Word}\nports: '{string.Join(',', ports.Select(port => $"{port}-{patches.GetValueOrDefault(port, "null")}"))}'\n",
        "2018-10" => new JsonObject
        {
            ["status"] = Word,
            ["ports"] = new JsonArray([.. ports.Select(port => (JsonNode)new JsonObject { ["src"] = port, ["dst"] = patches.GetValueOrDefault(port, "null") })]),
        }.ToJsonString(),
        _ => Json(),
    };

    private string Lines()
    {
        var head = FormattableString.Invariant($"Client ID {id} {(isRunning ? "Running" : "Idling")}\nclinet_id:{id}\n");
        return head + string.Concat(ports.Select((port, index) => FormattableString.Invariant($"port_id:{index},on,{Kind(port)},outport:{Outport(port)}\n")));
    }

    private static string Kind(string port)
    {
        var parts = port.Split(':');
        return parts[0] == "phy" ? "PHY" : $"{parts[0].ToUpperInvariant()}({parts[1]})";
    }

    private string Outport(string port) =>
        patches.TryGetValue(port, out var destination) ? ports.IndexOf(destination).ToString(CultureInfo.InvariantCulture) : "none";

    private string Json()
    {
        var status = new JsonObject
        {
            ["client-id"] = id,
            ["status"] = Word,
            ["ports"] = new JsonArray([.. ports.Select(port => (JsonNode)port)]),
            ["patches"] = new JsonArray([.. patches.Select(patch => (JsonNode)new JsonObject { ["src"] = patch.Key, ["dst"] = patch.Value })]),
        };
        if (generation == "2020")
        {
            status["master-lcore"] = 1;
            status["lcores"] = new JsonArray(1, 2);
        }

        return status.ToJsonString();
    }
}
