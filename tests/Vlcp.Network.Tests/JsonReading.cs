using System.Text.Json.Nodes;

namespace Vlcp.Network.Tests;

internal static class JsonReading
{
    public static string Text(this JsonNode node, string name) => node[name]!.GetValue<string>();

    public static int Number(this JsonNode node, string name) => node[name]!.GetValue<int>();

    public static IEnumerable<string> Ids(this JsonNode list) => list.AsArray().Select(element => element!.Text("id"));
}
