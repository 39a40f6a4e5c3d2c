using System.ComponentModel;
using System.Text.Json.Nodes;
using Vlcp.Events;
using Vlcp.Hosting.Modules;

namespace Vlcp.Hosting.Tests.Modules;

[Module("echo", LoadingPath = "test.echo.Echo", Summary = "Answers with what it was asked.")]
public sealed class EchoModule(ModuleContext context) : Module(context)
{
    [Api(Summary = "Answers with all arguments.")]
    public JsonNode Everything([ExtraParameters] ApiArguments extra) => extra.ToJson();

    [Api("typed", Summary = "Takes every type.", Returns = "What was bound.")]
    public Task<JsonNode?> TypedAsync(
        [Description("A text.")] string text, int number, [AcceptText] long? loose = null, bool flag = false,
        IReadOnlyList<string>? names = null, JsonObject? bag = null, CancellationToken cancellationToken = default) =>
        Task.FromResult<JsonNode?>(new JsonObject
        {
            ["text"] = text,
            ["number"] = number,
            ["loose"] = loose,
            ["flag"] = flag,
            ["names"] = names is null ? null : new JsonArray([.. names.Select(name => (JsonNode)name)]),
            ["bag"] = bag?.DeepClone(),
        });

    [Api, ExtraParameter("cidr", typeof(string), "A network.")]
    public string Read([ExtraParameters] ApiArguments extra) => extra.At("subnets.0.cidr").AsString() + extra.At("subnets.0.vni").AsInt32AcceptingText(1, 10);

    [Api]
    public string Fail(string kind) => kind switch
    {
        "conflict" => throw ApiException.Conflict("It exists"),
        "notfound" => throw ApiException.NotFound("It does not exist"),
        "unavailable" => throw ApiException.Unavailable("It is away"),
        "timeout" => throw new TimeoutException("Too slow"),
        _ => throw new InvalidOperationException("A defect"),
    };

    [Api]
    public Task HangAsync(CancellationToken cancellationToken) => Task.Delay(Timeout.Infinite, cancellationToken);

    [Api]
    public object Values() => new { Time = DateTimeOffset.UnixEpoch, Text = "é\n", Number = double.NaN, Map = new Dictionary<int, bool> { [1] = true } };

    [Api]
    public async Task<bool> StaysOnSchedulerAsync()
    {
        await Task.Yield();
        return Scheduler.Current == Context.Scheduler && Context.Scheduler.IsOnLoop;
    }

    [Api(Public = true)]
    public bool Guard(JsonObject env, string targetname, string name, JsonObject @params) =>
        env["authorization"] is not null ? name != "fail" : throw new ApiException(ApiErrorKind.Unauthorized, "Who are you?");
}
