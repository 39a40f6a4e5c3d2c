using System.Globalization;
using System.Text.Json.Nodes;

namespace Vlcp.EndToEnd.Tests.Stress;

/// <summary>What a client does next: any change of any of its objects, some of them against the rules.</summary>
internal sealed class StressChoices(string name, int number, Random random)
{
    public const int PortCount = 4;
    private const int NetworkCount = 2;
    private const string InUse = "in use";

    private string RouterKey => $"viperflow.vrouter.{name}-r";

    /// <summary>Keys of everything that the client may ever have.</summary>
    public IEnumerable<string> AllKeys() =>
    [
        .. Enumerable.Range(0, PortCount).Select(PortKey),
        .. Enumerable.Range(0, NetworkCount).SelectMany(index => new[] { NetworkKey(index), SubnetKey(index), InterfaceKey(index) }),
        RouterKey,
    ];

    public StressCall Next(IReadOnlyDictionary<string, StoredObject> own)
    {
        while (true)
        {
            var index = random.Next(NetworkCount);
            if ((random.Next(9) switch
                {
                    0 => Network(own, index),
                    1 => Subnet(own, index),
                    2 => Router(own),
                    3 or 4 => Interface(own, index),
                    _ => Port(own, random.Next(PortCount)),
                }) is { } call)
            {
                return call;
            }
        }
    }

    private StressCall Network(IReadOnlyDictionary<string, StoredObject> own, int index)
    {
        var (key, id) = (NetworkKey(index), $"{name}-n{index}");
        if (!own.ContainsKey(key))
        {
            return new("viperflow/createlogicalnetwork", new JsonObject { ["id"] = id, ["physicalnetwork"] = StressNetworks.Physical, ["mtu"] = random.Next(1000, 1500) }, key);
        }

        var isUsed = own.ContainsKey(SubnetKey(index)) || PortsWith(own, "network", key).Any();
        return random.Next(2) == 0
            ? new("viperflow/updatelogicalnetwork", new JsonObject { ["id"] = id, ["mtu"] = random.Next(1000, 1500) }, key)
            : new("viperflow/deletelogicalnetwork", new JsonObject { ["id"] = id }, key) { Deletes = true, MustBeRefused = isUsed ? InUse : null };
    }

    private StressCall? Subnet(IReadOnlyDictionary<string, StoredObject> own, int index)
    {
        var (key, id) = (SubnetKey(index), $"{name}-s{index}");
        if (!own.ContainsKey(key))
        {
            return !own.ContainsKey(NetworkKey(index))
                ? null
                : new("viperflow/createsubnet", new JsonObject { ["id"] = id, ["logicalnetwork"] = $"{name}-n{index}", ["cidr"] = $"{Prefix(index)}0/24", ["gateway"] = Gateway(index) }, key);
        }

        var isUsed = own.ContainsKey(InterfaceKey(index)) || PortsWith(own, "subnet", key).Any();
        return random.Next(2) == 0
            ? new("viperflow/updatesubnet", new JsonObject { ["id"] = id, ["gateway"] = Gateway(index) }, key) { MayBeRefused = InUse }
            : new("viperflow/deletesubnet", new JsonObject { ["id"] = id }, key) { Deletes = true, MustBeRefused = isUsed ? InUse : null };
    }

    private StressCall Router(IReadOnlyDictionary<string, StoredObject> own)
    {
        var id = new JsonObject { ["id"] = $"{name}-r" };
        if (!own.ContainsKey(RouterKey))
        {
            return new("vrouterapi/createvirtualrouter", id, RouterKey);
        }

        if (random.Next(2) == 0)
        {
            id["routes"] = new JsonArray(new JsonArray($"192.168.{random.Next(256)}.0/24", $"{Prefix(0)}{random.Next(2, 250)}"));
            return new("vrouterapi/updatevirtualrouter", id, RouterKey);
        }

        var isUsed = Enumerable.Range(0, NetworkCount).Any(index => own.ContainsKey(InterfaceKey(index)));
        return new("vrouterapi/deletevirtualrouter", id, RouterKey) { Deletes = true, MustBeRefused = isUsed ? InUse : null };
    }

    private StressCall? Interface(IReadOnlyDictionary<string, StoredObject> own, int index)
    {
        if (!own.ContainsKey(RouterKey) || !own.ContainsKey(SubnetKey(index)))
        {
            return null;
        }

        var (key, place) = (InterfaceKey(index), new JsonObject { ["router"] = $"{name}-r", ["subnet"] = $"{name}-s{index}" });
        if (own.ContainsKey(key) && random.Next(4) != 0)
        {
            return new("vrouterapi/removerouterinterface", place, key) { Deletes = true, AlsoChanges = SubnetKey(index) };
        }

        // A second one is refused by its id.
        place["id"] = $"{name}-i{index}";
        return own.ContainsKey(key)
            ? new("vrouterapi/addrouterinterface", place, key) { MustBeRefused = "already a router interface" }
            : new("vrouterapi/addrouterinterface", place, key) { AlsoChanges = SubnetKey(index) };
    }

    private StressCall Port(IReadOnlyDictionary<string, StoredObject> own, int index)
    {
        var (key, arguments) = (PortKey(index), new JsonObject { ["id"] = PortId(name, index) });
        if (!own.TryGetValue(key, out var port))
        {
            Place(own, arguments);
            arguments["mac_address"] = Mac(index);
            return new("viperflow/createlogicalport", arguments, key) { MayBeRefused = InUse };
        }

        switch (random.Next(4))
        {
            case 0:
                return new("viperflow/deletelogicalport", arguments, key) { Deletes = true };
            case 1:
                arguments["ip_address"] = random.Next(3) == 0 ? null : $"{PrefixOf(port)}{random.Next(2, 250)}";
                return new("viperflow/updatelogicalport", arguments, key) { MayBeRefused = arguments["ip_address"] is null ? null : InUse };
            case 2:
                arguments["mac_address"] = Mac(index);
                return new("viperflow/updatelogicalport", arguments, key) { MayBeRefused = InUse };
            default:
                arguments["hostname"] = $"h{random.Next(1000)}";
                return new("viperflow/updatelogicalport", arguments, key);
        }
    }

    private void Place(IReadOnlyDictionary<string, StoredObject> own, JsonObject arguments)
    {
        var index = random.Next(NetworkCount);
        if (random.Next(2) == 0 && own.ContainsKey(SubnetKey(index)))
        {
            (arguments["logicalnetwork"], arguments["subnet"]) = ($"{name}-n{index}", $"{name}-s{index}");
            return;
        }

        var shared = random.Next(StressNetworks.SharedCount);
        (arguments["logicalnetwork"], arguments["subnet"]) = (StressNetworks.Shared(shared), StressNetworks.SharedSubnet(shared));
    }

    private static IEnumerable<StoredObject> PortsWith(IReadOnlyDictionary<string, StoredObject> own, string attribute, string key) =>
        own.Where(entry => entry.Key.StartsWith("viperflow.logicalport.", StringComparison.Ordinal)).Select(entry => entry.Value).Where(port => port.Text(attribute) == key);

    private static string PrefixOf(StoredObject port) => port.Text("ip_address")[..(port.Text("ip_address").LastIndexOf('.') + 1)];

    // No two clients and no two ports of one client ever have the same one.
    private string Mac(int index) => string.Create(CultureInfo.InvariantCulture, $"02:00:{number:x2}:{index:x2}:{random.Next(256):x2}:{random.Next(256):x2}");

    private string Gateway(int index) => Prefix(index) + (random.Next(2) == 0 ? "1" : "254");

    private string Prefix(int index) => $"10.{number}.{index}.";

    private string NetworkKey(int index) => $"viperflow.logicnetwork.{name}-n{index}";

    private string SubnetKey(int index) => $"viperflow.subnet.{name}-s{index}";

    private string InterfaceKey(int index) => $"viperflow.routerport.{name}-i{index}";

    private string PortKey(int index) => $"viperflow.logicalport.{PortId(name, index)}";

    /// <summary>The id of a client's port.</summary>
    public static string PortId(string name, int index) => $"{name}-p{index}";
}
