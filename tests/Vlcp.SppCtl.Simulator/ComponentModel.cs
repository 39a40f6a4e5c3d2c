using System.Globalization;
using System.Text.Json.Nodes;

namespace Vlcp.SppCtl.Simulator;

/// <summary>spp_vf and spp_mirror: components on cores.</summary>
internal sealed class ComponentModel(string kind, int id, string generation, int[] lcores, string[] ports) : IProcessModel
{
    private const int MasterLcore = 1;

    private readonly bool isOld = string.CompareOrdinal(generation, "2019") < 0;
    private readonly List<Component> components = [];
    private readonly List<(string Type, string Value, string Port)> table = [];

    public int FrameLength => 0;

    private string[] Types => kind == "mirror" ? ["mirror"] : ["forward", "merge", isOld ? "classifier_mac" : "classifier"];

    public string? Answer(string command) => command.Split(' ') switch
    {
        ["_get_client_id"] => Identify(),
        ["status"] => Status(),
        ["component", "start", var name, var core, var type] => Start(name, core, type),
        ["component", "stop", var name] => Stop(name),
        ["component" or "status", ..] => Wrong(),
        ["port", "add" or "del", ..] words => ChangePort(words),
        ["classifier_table", var action, "mac", var mac, var port] => Classify(action, "mac", mac, port),
        ["classifier_table", var action, "vlan", var vlan, var mac, var port] => Classify(action, "vlan", $"{vlan}/{mac}", port),
        ["classifier_table", ..] => Wrong(),
        ["exit"] => isOld ? null : Success(),
        _ => Bad("command"),
    };

    public string Refuse(string command) => Error("error occur");

    private static string Success() => """{ "results": [ { "result": "success" } ] }""";

    private static string Error(string message) => $$"""{ "results": [ { "result": "error", "error_details": { "message": "{{message}}" } } ] }""";

    private static JsonObject PortOf((string Port, string Operation, int Id, int Pcp) port) => new()
    {
        ["port"] = port.Port,
        ["vlan"] = new JsonObject { ["operation"] = port.Operation, ["id"] = port.Id, ["pcp"] = port.Pcp },
    };

    private string Wrong() => Error(isOld ? "bad message format" : "Wrong message format");

    private string Bad(string parameter) => Error(isOld ? $"bad value({parameter})" : $"Invalid value ({parameter})");

    private string Identify() => isOld
        ? FormattableString.Invariant($$"""{ "results": [ { "result": "success" } ], "client_id": {{id}} }""")
        : FormattableString.Invariant($$"""{ "results": [ { "result": "success" } ], "client_id": {{id}}, "process_type": "{{kind}}" }""");

    private string Start(string name, string core, string type)
    {
        if (!int.TryParse(core, NumberStyles.None, CultureInfo.InvariantCulture, out var lcore) || !lcores.Contains(lcore))
        {
            return Bad("core");
        }

        if (!Types.Contains(type))
        {
            return Bad("component type");
        }

        if (components.Exists(component => component.Name == name))
        {
            return Bad("component name");
        }

        components.Add(new Component(name, lcore, type));
        return Success();
    }

    private string Stop(string name)
    {
        components.RemoveAll(component => component.Name == name);
        return Success();
    }

    private string ChangePort(string[] words)
    {
        if (words is not [_, var action, var port, var direction, var name, .. var vlan])
        {
            return Wrong();
        }

        if (components.Find(component => component.Name == name) is not { } found)
        {
            return Bad("component name");
        }

        var list = direction == "rx" ? found.Receive : found.Transmit;
        if (action == "del")
        {
            list.RemoveAll(used => used.Port == port);
            return Success();
        }

        switch (vlan)
        {
            case []:
                list.Add((port, "none", 0, 0));
                return Success();
            case ["add_vlantag", var tag, var pcp]:
                list.Add((port, "add", int.Parse(tag, CultureInfo.InvariantCulture), int.Parse(pcp, CultureInfo.InvariantCulture)));
                return Success();
            case ["del_vlantag"]:
                list.Add((port, "del", 0, 0));
                return Success();
            default:
                return Wrong();
        }
    }

    private string Classify(string action, string type, string value, string port)
    {
        // The process itself prints addresses in upper case.
        var entry = (type, value.EndsWith("default", StringComparison.Ordinal) ? value : value.ToUpperInvariant(), port);
        if (action == "add")
        {
            table.Add(entry);
            return Success();
        }

        return table.Remove(entry) ? Success() : Error("error occur");
    }

    private string Status()
    {
        var info = new JsonObject { ["client-id"] = id, ["phy"] = Ports("phy"), ["vhost"] = Ports("vhost"), ["ring"] = Ports("ring") };
        if (!isOld)
        {
            info["master-lcore"] = MasterLcore;
        }

        info["core"] = new JsonArray([.. lcores.SelectMany(CoreOf)]);
        if (kind == "vf")
        {
            info["classifier_table"] = new JsonArray([.. table.Select(entry => (JsonNode)new JsonObject { ["type"] = entry.Type, ["value"] = entry.Value, ["port"] = entry.Port })]);
        }

        return new JsonObject { ["results"] = new JsonArray(new JsonObject { ["result"] = "success" }), ["info"] = info }.ToJsonString();
    }

    private JsonArray Ports(string type) => new([.. ports.Where(port => port.StartsWith($"{type}:", StringComparison.Ordinal)).Select(port => port[(type.Length + 1)..])
        .Select(number => isOld ? (JsonNode)int.Parse(number, CultureInfo.InvariantCulture) : number)]);

    private IEnumerable<JsonNode> CoreOf(int lcore)
    {
        var own = components.Where(component => component.Core == lcore).ToList();
        return own.Count == 0
            ? [new JsonObject { ["core"] = lcore, ["type"] = "unuse" }]
            : own.Select(component => (JsonNode)new JsonObject
            {
                ["core"] = lcore,
                ["name"] = component.Name,
                ["type"] = component.Type,
                ["rx_port"] = new JsonArray([.. component.Receive.Select(PortOf)]),
                ["tx_port"] = new JsonArray([.. component.Transmit.Select(PortOf)]),
            });
    }

    private sealed record Component(string Name, int Core, string Type)
    {
        public List<(string Port, string Operation, int Id, int Pcp)> Receive { get; } = [];

        public List<(string Port, string Operation, int Id, int Pcp)> Transmit { get; } = [];
    }
}
