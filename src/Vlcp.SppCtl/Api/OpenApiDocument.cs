using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Vlcp.SppCtl.Api;

/// <summary>Describes the API as OpenAPI 3.1. Paths and bodies are those that requests are checked against.</summary>
internal static partial class OpenApiDocument
{
    /// <summary>Writes the document.</summary>
    /// <param name="operations">All operations.</param>
    /// <returns>JSON.</returns>
    public static string Write(ImmutableArray<ApiOperation> operations)
    {
        var paths = new JsonObject();
        foreach (var operation in operations)
        {
            var path = operation.Path.Replace($":{NumberConstraint.Name}", "", StringComparison.Ordinal);
            if (paths[path] is not JsonObject methods)
            {
                paths[path] = methods = [];
            }

            methods[operation.Method.ToLowerInvariant()] = Operation(operation);
        }

        return new JsonObject
        {
            ["openapi"] = "3.1.0",
            ["info"] = new JsonObject
            {
                ["title"] = "spp-ctl",
                ["version"] = "1",
                ["description"] = "Controls the processes of a Soft Patch Panel. Bodies of requests are JSON whatever their content type says; failures are one line of plain text.",
            },
            ["paths"] = paths,
            ["components"] = new JsonObject { ["schemas"] = ResponseSchemas.Read() },
        }.ToJsonString();
    }

    private static JsonObject Operation(ApiOperation operation)
    {
        var description = new JsonObject { ["summary"] = operation.Summary, ["tags"] = new JsonArray(operation.Path.Split('/')[2]) };
        var parameters = PathParameter().Matches(operation.Path).Select(Parameter).ToArray();
        if (parameters.Length > 0)
        {
            description["parameters"] = new JsonArray(parameters);
        }

        if (operation.Body is { } body)
        {
            description["requestBody"] = new JsonObject
            {
                ["required"] = true,
                ["content"] = new JsonObject
                {
                    ["application/json"] = new JsonObject { ["schema"] = body.Schema },
                    ["text/plain"] = new JsonObject { ["schema"] = body.Schema },
                },
            };
        }

        description["responses"] = Responses(operation);
        return description;
    }

    private static JsonNode Parameter(Match parameter) => new JsonObject
    {
        ["name"] = parameter.Groups["name"].Value,
        ["in"] = "path",
        ["required"] = true,
        ["schema"] = new JsonObject { ["type"] = parameter.Groups["number"].Success ? "integer" : "string" },
    };

    private static JsonObject Responses(ApiOperation operation)
    {
        var responses = new JsonObject();
        if (operation.Response is { } schema)
        {
            responses["200"] = new JsonObject
            {
                ["description"] = "The answer.",
                ["content"] = new JsonObject
                {
                    ["application/json"] = new JsonObject { ["schema"] = new JsonObject { ["$ref"] = $"#/components/schemas/{schema}" } },
                },
            };
        }

        if (operation.Response is null || operation.MayHaveNothing)
        {
            responses["204"] = new JsonObject { ["description"] = operation.Response is null ? "Done." : "There is nothing to tell." };
        }

        AddFailure(responses, 400, "The request is wrong, or the process says that the command failed.");
        AddFailure(responses, 404, "There is no such process.");
        if (operation.Body is not null)
        {
            AddFailure(responses, 413, "The body is too large.");
        }

        AddFailure(responses, 500, "The process could not be talked to; it is disconnected.");
        return responses;
    }

    private static void AddFailure(JsonObject responses, int status, string description) =>
        responses[status.ToString(CultureInfo.InvariantCulture)] = new JsonObject
        {
            ["description"] = description,
            ["content"] = new JsonObject { ["text/plain"] = new JsonObject { ["schema"] = new JsonObject { ["type"] = "string" } } },
        };

    [GeneratedRegex(@"\{(?<name>\w+)(?<number>:number)?\}")]
    private static partial Regex PathParameter();
}
