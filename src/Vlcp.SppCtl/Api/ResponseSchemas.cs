using System.Text.Json.Nodes;

namespace Vlcp.SppCtl.Api;

/// <summary>JSON schemas of response bodies, embedded as a file.</summary>
internal static class ResponseSchemas
{
    private const string Resource = "Vlcp.SppCtl.Api.ResponseSchemas.json";

    /// <summary>Reads the schemas by name.</summary>
    public static JsonNode Read()
    {
        using var file = typeof(ResponseSchemas).Assembly.GetManifestResourceStream(Resource)!;
        return JsonNode.Parse(file)!;
    }
}
