using System.Text.Json.Nodes;

namespace Vlcp.SppCtl.Simulator;

/// <summary>spp_primary, in three generations: 2018-09 tells nothing, 2018-10 counts, 2020 also forwards, launches and knows flow rules.</summary>
internal sealed class PrimaryModel(string generation) : IProcessModel
{
    private readonly List<string> ports = ["phy:0"];
    private readonly List<(string Source, string Destination)> patches = [];
    private bool isRunning;
    private int rules;

    public int FrameLength => generation switch
    {
        "2018-09" => 1000,
        "2018-10" => 2048,
        _ => 32768,
    };

    public string? Answer(string command)
    {
        var words = command.Split(' ');
        return (generation, words) switch
        {
            ("2018-09", ["status"]) => "Server Running\n",
            (_, ["status"]) => Status(),
            ("2018-10", ["clear"]) => """{"status": "cleared"}""",
            ("2020", ["clear"]) => Result("clear", true),
            ("2020", ["forward" or "stop"]) => Forward(command),
            ("2020", ["add", var pipe, var receive, var transmit]) => Result("add", pipe.StartsWith("pipe:", StringComparison.Ordinal) && receive != transmit && Add(pipe)),
            ("2020", ["add", var port]) => Result("add", Add(port)),
            ("2020", ["del", var port]) => Result("del", ports.Remove(port)),
            ("2020", ["patch", "reset"]) => Reset(),
            ("2020", ["patch", var source, var destination]) => Result("patch", Patch(source, destination)),
            ("2020", ["launch", ..]) => Result("launch", true),
            ("2020", ["flow", var verb, ..]) => Flow(verb),
            ("2020", ["exit"]) => Result("exit", true),
            (_, ["exit"]) => null,
            _ => string.Join('\0', words),
        };
    }

    public string Refuse(string command) => Result(command.Split(' ')[0], false);

    private static string Result(string command, bool isDone) => new JsonObject { ["result"] = isDone ? "succeeded" : "failed", ["command"] = command }.ToJsonString();

    private string Status()
    {
        var status = new JsonObject
        {
            ["phy_ports"] = new JsonArray(new JsonObject
            {
                ["id"] = 0, ["eth"] = "56:48:4f:12:34:00", ["rx"] = 78, ["tx"] = 96, ["tx_drop"] = 0,
                ["nof_queues"] = new JsonObject { ["rx"] = 1, ["tx"] = 1 },
            }),
            ["ring_ports"] = new JsonArray(new JsonObject { ["id"] = 0, ["rx"] = 5, ["rx_drop"] = 1, ["tx"] = 6, ["tx_drop"] = 2 }),
        };
        if (generation == "2020")
        {
            status["master-lcore"] = 0;
            status["lcores"] = new JsonArray(0, 1);
            status["forwarder"] = new JsonObject
            {
                ["status"] = isRunning ? "running" : "idling",
                ["ports"] = new JsonArray([.. ports.Select(port => (JsonNode)port)]),
                ["patches"] = new JsonArray([.. patches.Select(patch => (JsonNode)new JsonObject { ["src"] = patch.Source, ["dst"] = patch.Destination })]),
            };
            status["pipes"] = new JsonArray();
        }

        return status.ToJsonString();
    }

    private string Forward(string command)
    {
        isRunning = command == "forward";
        return Result(command, true);
    }

    private bool Add(string port)
    {
        ports.Add(port);
        return true;
    }

    private bool Patch(string source, string destination)
    {
        var isDone = ports.Contains(source) && ports.Contains(destination);
        if (isDone)
        {
            patches.Add((source, destination));
        }

        return isDone;
    }

    private string Reset()
    {
        patches.Clear();
        return "patch\0reset";
    }

    private string Flow(string verb) => verb switch
    {
        "validate" => """{"result": "success", "message": "Flow rule validated"}""",
        "create" => FormattableString.Invariant($$"""{"result": "success", "message": "Flow rule #{{rules}} created", "rule_id": "{{rules++}}"}"""),
        "destroy" when rules > 0 => """{"result": "success", "message": "Flow rule destroyed"}""",
        _ => """{"result": "error", "message": "Flow rule not found"}""",
    };
}
