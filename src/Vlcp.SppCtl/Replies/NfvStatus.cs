using System.Text.Json;
using Vlcp.SppCtl.Commands;
using Vlcp.SppCtl.Processes;
using Vlcp.SppCtl.Wire;

namespace Vlcp.SppCtl.Replies;

/// <summary>The status of an spp_nfv or spp_vm. Three generations tell it in three ways, the API in one.</summary>
/// <param name="ClientId">Number of the process, if it says so.</param>
/// <param name="Status">The process's word.</param>
/// <param name="Ports">Its ports.</param>
/// <param name="Patches">Its patches.</param>
internal sealed record NfvStatus(int? ClientId, string Status, IReadOnlyList<string> Ports, IReadOnlyList<NfvPatch> Patches)
{
    private const string NoPort = "null";

    /// <summary>Its main core, if it says so (since May 2019).</summary>
    public int? MasterLcore { get; init; }

    /// <summary>Its cores, if it tells them (since January 2019).</summary>
    public IReadOnlyList<int>? Lcores { get; init; }

    /// <summary>How a process with such a status wants port commands to be spelt: the member <c>client-id</c> came the same day as the
    /// spelling in one word.</summary>
    public NfvDialect Dialect { get; init; } = NfvDialect.TwoWords;

    /// <summary>Reads the answer to <c>status</c>.</summary>
    /// <param name="reply">The answer, of any generation.</param>
    /// <returns>The status; null if the answer is none.</returns>
    public static NfvStatus? Read(ProcessReply reply) => reply.Json is { } json ? ReadJson(json) : NfvStatusText.Read(reply.Text);

    /// <summary>Writes the body of the API's response.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="identity">Who answered.</param>
    public void Write(Utf8JsonWriter json, ProcessIdentity identity)
    {
        json.WriteStartObject();
        json.WriteNumber("client-id", ClientId ?? identity.ClientId!.Value);
        json.WriteString("status", WordOf(Status));
        if (MasterLcore is { } lcore)
        {
            json.WriteNumber("master-lcore", lcore);
        }

        if (Lcores is not null)
        {
            json.WriteStartArray("lcores");
            foreach (var core in Lcores)
            {
                json.WriteNumberValue(core);
            }

            json.WriteEndArray();
        }

        WritePorts(json);
        json.WriteEndObject();
    }

    private static NfvStatus? ReadJson(JsonElement json) =>
        json.Member("status").AsText() is { } status
            ? new NfvStatus(json.Member("client-id").AsInteger(), status, [.. PortsOf(json)], [.. PatchesOf(json)])
            {
                MasterLcore = json.Member("master-lcore").AsInteger(),
                Lcores = json.Member("lcores") is null ? null : [.. json.Member("lcores").Items().Select(core => core.AsInteger()).OfType<int>()],
                Dialect = json.Member("client-id") is null ? NfvDialect.TwoWords : NfvDialect.OneWord,
            }
            : null;

    // For a week in October 2018 a port was an object of itself and its destination.
    private static IEnumerable<string> PortsOf(JsonElement json) =>
        json.Member("ports").Items().Select(port => port.ValueKind == JsonValueKind.String ? port.GetString() : port.Member("src").AsText()).OfType<string>();

    private static IEnumerable<NfvPatch> PatchesOf(JsonElement json) =>
        from patch in json.Member("patches").Items().Concat(json.Member("ports").Items())
        let source = patch.Member("src").AsText()
        let destination = patch.Member("dst").AsText()
        where source is not null && destination is not (null or NoPort)
        select new NfvPatch(source, destination);

    private static string WordOf(string status) => status.ToLowerInvariant() switch
    {
        "running" => "Running",
        "idle" or "idling" => "Idle",
        _ => status,
    };

    private void WritePorts(Utf8JsonWriter json)
    {
        json.WriteStartArray("ports");
        foreach (var port in Ports)
        {
            json.WriteStringValue(port);
        }

        json.WriteEndArray();
        json.WriteStartArray("patches");
        foreach (var patch in Patches)
        {
            json.WriteStartObject();
            json.WriteString("src", patch.Source);
            json.WriteString("dst", patch.Destination);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
