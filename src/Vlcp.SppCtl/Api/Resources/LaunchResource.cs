using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Vlcp.SppCtl.Api.Bodies;
using Vlcp.SppCtl.Commands;

namespace Vlcp.SppCtl.Api.Resources;

/// <summary>/v1/primary/launch: secondary processes that spp_primary starts.</summary>
internal static class LaunchResource
{
    // spp_primary reads a command into a buffer of 2048 bytes, and larger ones only since February 2020.
    private const int LongestCommand = 2000;

    private static readonly Member<int> ClientId = Members.Integer("client_id", "Number of the new process.", 0, 255, acceptText: true);
    private static readonly Member<string> Program = Members.Choice("proc_name", "The program.", LaunchCommand.Programs);
    private static readonly Member<JsonElement> Eal = Members.Options("eal", "Options of DPDK's environment. One of -c, -l, --lcores is required, and --proc-type.");
    private static readonly Member<JsonElement> Own = Members.Options("app", "Options of the program.");
    private static readonly BodyShape Launch = new(ClientId, Program, Eal, Own);

    public static ImmutableArray<ApiOperation> Operations { get; } =
    [
        new(HttpMethods.Put, "/v1/primary/launch", "Starts a secondary process; it is listed when it has connected.", LaunchAsync) { Body = Launch },
    ];

    private static async Task LaunchAsync(ApiCall call)
    {
        var process = call.Primary();
        var body = await call.ReadBodyAsync(Launch);
        var (id, program) = (body.Get(ClientId), body.Get(Program));
        var eal = OptionsOf(body, Eal, LaunchCommand.EalOptions);
        if (!LaunchCommand.CoreOptions.Any(eal.ContainsKey))
        {
            throw body.Invalid(Eal, $"an object with one of {string.Join(", ", LaunchCommand.CoreOptions)}");
        }

        if (!eal.ContainsKey(LaunchCommand.ProcessType))
        {
            throw body.Invalid(Eal, $"an object with {LaunchCommand.ProcessType}");
        }

        var command = LaunchCommand.Write(id, program, eal, OptionsOf(body, Own, LaunchCommand.ProgramOptions(program)));
        await call.TellAsync(process, command.Length <= LongestCommand ? command : throw body.Invalid(Eal, "short enough for the primary to read"));
    }

    private static Dictionary<string, string> OptionsOf(Body body, Member<JsonElement> member, ImmutableArray<string> known)
    {
        var options = new Dictionary<string, string>();
        foreach (var option in body.GetOptions(member, known))
        {
            options[option.Name] = TextOf(option.Value) is { } text && text.All(Members.IsVisible)
                ? text
                : throw body.Invalid($"{member.Key}.{option.Name}", option.Value, "a number, a word without blanks, or null for an option without a value");
        }

        return options;
    }

    private static string? TextOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => "",
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetRawText(),
        _ => null,
    };
}
