using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Vlcp.EndToEnd.Tests.Robustness;

namespace Vlcp.EndToEnd.Tests.Stress;

/// <summary>Calls that may go wrong, sorted by what their caller can make of it. Whatever cannot be sorted is a failure of the test.</summary>
/// <param name="choose">The controller to ask, perhaps another one each time.</param>
/// <param name="outagesAllowed">Whether connections may be lost, because the test kills controllers.</param>
internal sealed class StressCalls(Func<RunningController> choose, bool outagesAllowed)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private int _answers;
    private int _retries;

    /// <summary>Calls that were answered.</summary>
    public int Answers => _answers;

    /// <summary>Calls that had to be made again, or to be looked after.</summary>
    public int Retries => _retries;

    public async Task<CallOutcome> TryAsync(string method, JsonObject arguments, CancellationToken cancellationToken)
    {
        using var body = new StringContent(arguments.ToJsonString(), null, "application/json");
        try
        {
            var outcome = Sort(method, await choose().CallAsync(method, body, cancellationToken));
            Interlocked.Increment(ref outcome is CallOutcome.Done or CallOutcome.Refused ? ref _answers : ref _retries);
            if (outcome is CallOutcome.Later)
            {
                await Task.Delay(Pause, cancellationToken);
            }

            return outcome;
        }
        catch (Exception lost) when (outagesAllowed && !cancellationToken.IsCancellationRequested && lost is HttpRequestException or IOException or OperationCanceledException or JsonException)
        {
            Interlocked.Increment(ref _retries);
            await Task.Delay(Pause, cancellationToken);
            return new CallOutcome.Unknown();
        }
    }

    /// <summary>The object of a key, or null; asked until there is an answer.</summary>
    public async Task<JsonObject?> ReadAsync(string key, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await TryAsync("objectdb/getonce", new JsonObject { ["key"] = key }, cancellationToken) is CallOutcome.Done done)
            {
                return done.Result as JsonObject;
            }
        }
    }

    private static CallOutcome Sort(string method, ApiAnswer answer)
    {
        var error = answer.Body["error"]?.GetValue<string>() ?? "";
        return answer.Status switch
        {
            HttpStatusCode.OK => new CallOutcome.Done(answer.Body["result"]),
            HttpStatusCode.BadRequest or HttpStatusCode.NotFound or HttpStatusCode.Conflict when error.Length > 0 =>
                new CallOutcome.Refused((int)answer.Status, error),
            HttpStatusCode.ServiceUnavailable when answer.RetryAfter is not null => new CallOutcome.Later(),
            HttpStatusCode.GatewayTimeout => new CallOutcome.Unknown(),
            _ => throw new InvalidOperationException($"{method}: no client can deal with {(int)answer.Status}: {answer.Body.ToJsonString()}"),
        };
    }
}
