using System.Text.Json.Nodes;

namespace Vlcp.SppCtl.Simulator;

/// <summary>spp_pcap: one core receives, the others write.</summary>
internal sealed class PcapModel(int id, int[] lcores) : IProcessModel
{
    private bool isRunning;

    public int FrameLength => 0;

    public string? Answer(string command)
    {
        switch (command)
        {
            case "_get_client_id":
                return FormattableString.Invariant($$"""{ "results": [ { "result": "success" } ], "client_id": {{id}}, "process_type": "pcap" }""");
            case "status":
                return Status();
            case "start" or "stop":
                isRunning = command == "start";
                return """{ "results": [ { "result": "success" } ] }""";
            case "exit":
                return """{ "results": [ { "result": "success" } ] }""";
            default:
                return """{ "results": [ { "result": "error", "error_details": { "message": "Invalid value (command)" } } ] }""";
        }
    }

    public string Refuse(string command) => """{ "results": [ { "result": "error", "error_details": { "message": "error occur" } } ] }""";

    private string Status()
    {
        var cores = lcores.Select((lcore, index) => (JsonNode)(index == 0
            ? new JsonObject { ["core"] = lcore, ["role"] = "receive", ["rx_port"] = new JsonArray(new JsonObject { ["port"] = "phy:0" }) }
            : new JsonObject { ["core"] = lcore, ["role"] = "write", ["filename"] = isRunning ? $"/tmp/spp_pcap.{lcore}.pcap" : "" }));
        return new JsonObject
        {
            ["results"] = new JsonArray(new JsonObject { ["result"] = "success" }),
            ["info"] = new JsonObject
            {
                ["client-id"] = id,
                ["status"] = isRunning ? "running" : "idle",
                ["master-lcore"] = 1,
                ["core"] = new JsonArray([.. cores]),
            },
        }.ToJsonString();
    }
}
