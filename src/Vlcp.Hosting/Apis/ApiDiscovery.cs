using System.Text.Json.Nodes;

namespace Vlcp.Hosting.Modules;

/// <summary>Answers the API <c>discover</c> that every module has.</summary>
internal static class ApiDiscovery
{
    private const string OwnSummary = "Lists the APIs of this module; with details, their parameters too.";

    public static JsonObject Discover(ModuleDescriptor module, ApiArguments arguments)
    {
        arguments.AllowOnly("details");
        var details = IsTrueLike(arguments.At("details"));
        var answer = new JsonObject();
        foreach (var api in module.Apis)
        {
            answer[api.Name] = details ? Details(api) : api.Summary;
        }

        answer["discover"] = details ? OwnDetails() : OwnSummary;
        return answer;
    }

    // Query strings carry text only, so the seed takes any text but "false" for true.
    private static bool IsTrueLike(ApiValue value) => value.Node?.GetValueKind() switch
    {
        System.Text.Json.JsonValueKind.String => value.AsString() is { Length: > 0 } text && !text.Equals("false", StringComparison.OrdinalIgnoreCase),
        System.Text.Json.JsonValueKind.Number => value.AsDouble() != 0,
        System.Text.Json.JsonValueKind.True => true,
        _ => false,
    };

    private static JsonObject Details(ApiMethod api)
    {
        var details = new JsonObject
        {
            ["description"] = api.Summary,
            ["parameters"] = new JsonArray([.. api.Parameters.Select(Details)]),
            ["extraparameters"] = api.AcceptsExtraParameters,
        };
        if (api.ExtraParameters.Count > 0)
        {
            var members = new JsonObject();
            foreach (var extra in api.ExtraParameters)
            {
                var schema = extra.Schema();
                schema["description"] = extra.Summary;
                members[extra.Name] = schema;
            }

            details["extraparameters_type"] = new JsonObject { ["type"] = "object", ["properties"] = members };
        }

        if (api.Returns.Length > 0)
        {
            details["returns"] = api.Returns;
        }

        return details;
    }

    private static JsonObject Details(ApiParameter parameter)
    {
        var details = new JsonObject { ["name"] = parameter.Name, ["optional"] = parameter.IsOptional };
        if (parameter.IsOptional)
        {
            details["default"] = ResultEncoder.Encode(parameter.DefaultValue);
        }

        details["type"] = parameter.Schema();
        if (parameter.Summary.Length > 0)
        {
            details["description"] = parameter.Summary;
        }

        return details;
    }

    private static JsonObject OwnDetails() => new()
    {
        ["description"] = OwnSummary,
        ["parameters"] = new JsonArray(new JsonObject
        {
            ["name"] = "details",
            ["optional"] = true,
            ["default"] = false,
            ["type"] = new JsonObject { ["type"] = new JsonArray("boolean", "string") },
        }),
        ["extraparameters"] = false,
    };
}
