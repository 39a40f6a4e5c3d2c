using System.Text.Json;
using Vlcp.SppCtl.Processes;
using Vlcp.SppCtl.Wire;

namespace Vlcp.SppCtl.Replies;

/// <summary>The status of an spp_vf or spp_mirror.</summary>
/// <param name="ClientId">Number of the process.</param>
/// <param name="MasterLcore">Its main core, if it says so (since May 2019).</param>
/// <param name="Ports">Its ports.</param>
/// <param name="Components">What runs on its cores, as the process tells it.</param>
/// <param name="ClassifierTable">The table of its classifiers, as the process tells it; null for spp_mirror.</param>
internal sealed record ComponentStatus(
    int ClientId, int? MasterLcore, IReadOnlyList<string> Ports, IReadOnlyList<JsonElement> Components, IReadOnlyList<JsonElement>? ClassifierTable)
{
    /// <summary>Reads the answer to <c>status</c>.</summary>
    /// <param name="identity">Who answered.</param>
    /// <param name="reply">The answer.</param>
    /// <returns>The status; null if the answer is none.</returns>
    public static ComponentStatus? Read(ProcessIdentity identity, ProcessReply reply) =>
        reply.Member("info") is { ValueKind: JsonValueKind.Object } info
            ? new ComponentStatus(
                info.Member("client-id").AsInteger() ?? identity.ClientId!.Value,
                info.Member("master-lcore").AsInteger(),
                [.. PortList.Of(info)],
                [.. info.Member("core").Items()],
                identity.Kind == ProcessKind.Vf ? [.. info.Member("classifier_table").Items()] : null)
            : null;

    /// <summary>Writes the body of the API's response.</summary>
    /// <param name="json">Where to.</param>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteNumber("client-id", ClientId);
        if (MasterLcore is { } lcore)
        {
            json.WriteNumber("master-lcore", lcore);
        }

        json.WriteStartArray("ports");
        foreach (var port in Ports)
        {
            json.WriteStringValue(port);
        }

        json.WriteEndArray();
        Write(json, "components", Components);
        if (ClassifierTable is not null)
        {
            Write(json, "classifier_table", ClassifierTable);
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, IReadOnlyList<JsonElement> items)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            item.WriteTo(json);
        }

        json.WriteEndArray();
    }
}
