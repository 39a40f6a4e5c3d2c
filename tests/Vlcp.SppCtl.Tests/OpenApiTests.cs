using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Vlcp.SppCtl.Api;
using Vlcp.SppCtl.Tests.Support;

namespace Vlcp.SppCtl.Tests;

public sealed partial class OpenApiTests
{
    [Fact]
    public async Task The_document_is_served_and_describes_every_operation()
    {
        await using var spp = await Controller.StartAsync();
        var document = await spp.GetAsync("/openapi.json");
        Assert.Equal("3.1.0", (string?)document["openapi"]);
        var described = document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject().Select(method => $"{method.Key.ToUpperInvariant()} {path.Key}"));
        Assert.Equal(ApiTable.Operations.Select(operation => $"{operation.Method} {Plain(operation.Path)}").Order(StringComparer.Ordinal), described.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_reference_in_it_leads_somewhere()
    {
        var text = OpenApiDocument.Write(ApiTable.Operations);
        var schemas = JsonNode.Parse(text)!["components"]!["schemas"]!.AsObject();
        var references = Reference().Matches(text).Select(match => match.Groups["name"].Value).ToList();
        Assert.NotEmpty(references);
        Assert.All(references, name => Assert.True(schemas.ContainsKey(name), name));
    }

    [Fact]
    public void The_manual_names_every_operation()
    {
        var directory = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(directory, "Vlcp.slnx")))
        {
            directory = Path.GetDirectoryName(directory)!;
        }

        var manual = File.ReadAllText(Path.Combine(directory, "docs", "spp-ctl.md"));
        Assert.All(ApiTable.Operations, operation => Assert.Contains($"| {operation.Method} {Plain(operation.Path)} |", manual, StringComparison.Ordinal));
    }

    private static string Plain(string path) => path.Replace(":number", "", StringComparison.Ordinal);

    [GeneratedRegex("\"#/components/schemas/(?<name>\\w+)\"")]
    private static partial Regex Reference();
}
