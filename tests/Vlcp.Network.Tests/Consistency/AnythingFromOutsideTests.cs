using System.Text.Json.Nodes;
using Vlcp.Hosting.Modules;

namespace Vlcp.Network.Tests.Consistency;

public sealed class AnythingFromOutsideTests
{
    private const string HalfOfAPair = "half";

    private static readonly string[] Values =
    [
        "null", "true", "0", "-1", "1", "1e300", "18446744073709551616", "1.5", "\"\"", "\"net\"", "\"sub\"", "\"vxlan\"", "\"%\"", "\"a.b+c\"", "\"100\"",
        "\"10.0.0.5\"", "\"10.0.0.0/24\"", "\"0.0.0.0/0\"", "\"255.255.255.255\"", "\"02:00:00:00:00:01\"", "\"`[1\"", HalfOfAPair, "\"\\u0000\"", "[]", "{}",
        "[null]", "[[]]", "[[1,2]]", "[[2,1]]", "[[\"10.0.0.0/8\",\"10.0.0.1\"]]", "[{}]", "[{\"id\":\"net\"}]", "[{\"id\":null}]", "[[6,\"8.8.8.8\"]]",
        "[[\"OPTION_MTU\",null]]", "[[12,[256]]]", "{\"id\":\"sub\",\"cidr\":\"10.0.0.0/31\"}", "[{\"logicalnetwork\":\"net\",\"subnet\":\"sub\"}]",
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Whatever_a_caller_sends_is_done_or_refused_and_never_a_failure_of_the_server(int seed)
    {
        await using var network = await NetworkServer.StartWithSubnetAsync();
        var random = new Random(seed);
        var calls = network.Modules.ActiveModules.Where(module => module.Name is "viperflow" or "vrouterapi")
            .SelectMany(module => module.Apis.Select(api => (module.Name, Api: api))).ToArray();
        Assert.Equal(47, calls.Length);
        for (var step = 0; step < 1500; step++)
        {
            var (target, api) = calls[random.Next(calls.Length)];
            var arguments = RandomArguments(api, random);
            try
            {
                await network.CallAsync(target, api.Name, arguments.DeepClone());
            }
            catch (ApiException refusal)
            {
                Assert.True(refusal.HttpStatus is >= 400 and < 500, $"{target}/{api.Name} {arguments.ToJsonString()}: {refusal}");
                Assert.NotEqual("", refusal.Message);
            }
        }

        Assert.Empty(await network.CheckAsync());
    }

    private static JsonObject RandomArguments(ApiMethod api, Random random)
    {
        var arguments = new JsonObject();
        var names = api.Parameters.Select(parameter => (parameter.Name, parameter.IsOptional))
            .Concat(api.ExtraParameters.Select(extra => (extra.Name, true))).Append(("note", true)).Append(("kvdb_x", true));
        foreach (var (name, isOptional) in names)
        {
            if (random.Next(isOptional ? 5 : 20) == 0 != isOptional)
            {
                continue;
            }

            arguments[name] = Parse(Values[random.Next(Values.Length)]);
        }

        return arguments;
    }

    // A literal in back-quotes can make such a text, JSON cannot.
    private static JsonNode? Parse(string text) => text == HalfOfAPair ? JsonValue.Create("\ud800") : JsonNode.Parse(text);
}
