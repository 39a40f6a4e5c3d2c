using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using Vlcp.SppCtl.Api.Bodies;
using Vlcp.SppCtl.Processes;
using Vlcp.SppCtl.Replies;
using Vlcp.SppCtl.Wire;

namespace Vlcp.SppCtl.Api;

/// <summary>One request to a resource.</summary>
/// <param name="http">The request.</param>
/// <param name="services">What the resources work with.</param>
internal sealed class ApiCall(HttpContext http, ApiServices services)
{
    private const string ClientId = "client_id";

    /// <summary>The processes.</summary>
    public ProcessRegistry Registry => services.Registry;

    /// <summary>Cancelled when the client goes away.</summary>
    public CancellationToken Aborted => http.RequestAborted;

    /// <summary>The secondary process that the path names.</summary>
    /// <param name="kind">Its kind.</param>
    /// <returns>The process.</returns>
    /// <exception cref="RequestRefusedException">There is none of that kind.</exception>
    public SppProcess Secondary(ProcessKind kind)
    {
        var text = Value(ClientId);
        return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var id) && Registry.Find(kind, id) is { } process
            ? process
            : throw RequestRefusedException.NotFound($"sec_id {text} not found.");
    }

    /// <summary>The primary process.</summary>
    /// <returns>The process.</returns>
    /// <exception cref="RequestRefusedException">There is none.</exception>
    public SppProcess Primary() => Registry.Primary ?? throw RequestRefusedException.NotFound("primary not found.");

    /// <summary>The component that the path names.</summary>
    /// <returns>Its name.</returns>
    /// <exception cref="RequestRefusedException">It cannot be a name.</exception>
    public string ComponentName()
    {
        // The server leaves this one character encoded, because it would change the path.
        var name = Value("name").Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);
        return Members.IsName(name) ? name : throw RequestRefusedException.Invalid("name", name, Members.Name("name", "").Rule);
    }

    /// <summary>A number in the path.</summary>
    /// <param name="key">Its name in the route.</param>
    /// <param name="last">Largest accepted value.</param>
    /// <returns>The number.</returns>
    /// <exception cref="RequestRefusedException">It is negative or too large.</exception>
    public int Number(string key, int last) =>
        int.TryParse(Value(key), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= last
            ? number
            : throw RequestRefusedException.Invalid(key, Value(key), FormattableString.Invariant($"a number from 0 to {last}"));

    /// <summary>Reads the body: JSON, whatever its content type says.</summary>
    /// <param name="shape">Its members.</param>
    /// <returns>The body.</returns>
    /// <exception cref="RequestRefusedException">It is no JSON object, or has other members.</exception>
    public async Task<Body> ReadBodyAsync(BodyShape shape)
    {
        JsonElement element;
        try
        {
            using var document = await JsonDocument.ParseAsync(http.Request.Body, cancellationToken: Aborted);
            element = document.RootElement.Clone();
        }
        catch (JsonException failure)
        {
            throw new RequestRefusedException(StatusCodes.Status400BadRequest, $"The body is not JSON: {failure.Message}");
        }

        BrokenText.Refuse(element);
        services.Logger.LogDebug("{Method} {Path} with {Body}", http.Request.Method, http.Request.Path, element);
        return element.ValueKind == JsonValueKind.Object
            ? shape.Read(element, services.Options.UnknownKeys)
            : throw new RequestRefusedException(StatusCodes.Status400BadRequest, $"The body is not a JSON object, but {element.ValueKind.ToString().ToLowerInvariant()}.");
    }

    /// <summary>Asks a process for something that changes nothing.</summary>
    /// <param name="process">The process.</param>
    /// <param name="command">The command.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="ProcessFailedException">There is none.</exception>
    /// <exception cref="CommandRefusedException">It reports a failure.</exception>
    public Task<ProcessReply> AskAsync(SppProcess process, string command) => SendAsync(process, command, LogLevel.Debug);

    /// <summary>Tells a process to do something, and answers the request when it has done it.</summary>
    /// <param name="process">The process.</param>
    /// <param name="command">The command.</param>
    /// <returns>A task.</returns>
    /// <exception cref="ProcessFailedException">There is no answer.</exception>
    /// <exception cref="CommandRefusedException">It reports a failure.</exception>
    public async Task TellAsync(SppProcess process, string command)
    {
        await SendAsync(process, command, LogLevel.Information);
        WriteNothing();
    }

    /// <summary>Sends a command whose answer the caller judges.</summary>
    /// <param name="process">The process.</param>
    /// <param name="command">The command.</param>
    /// <param name="level">How loud it is logged.</param>
    /// <returns>The answer, whatever it says.</returns>
    /// <exception cref="ProcessFailedException">There is none.</exception>
    public async Task<ProcessReply> ExchangeAsync(SppProcess process, string command, LogLevel level)
    {
        services.Logger.Log(level, "{Process}: {Command}", process, command);
        var reply = await process.SendAsync(command, Aborted);
        if (services.Logger.IsEnabled(LogLevel.Debug))
        {
            services.Logger.LogDebug("{Process} answered: {Reply}", process, reply);
        }

        return reply;
    }

    /// <summary>Answers with status 204.</summary>
    public void WriteNothing() => http.Response.StatusCode = StatusCodes.Status204NoContent;

    /// <summary>Answers with status 200 and JSON.</summary>
    /// <param name="write">Writes the body.</param>
    /// <returns>A task.</returns>
    public async Task WriteAsync(Action<Utf8JsonWriter> write)
    {
        var body = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(body))
        {
            write(json);
        }

        http.Response.StatusCode = StatusCodes.Status200OK;
        http.Response.ContentType = "application/json";
        http.Response.ContentLength = body.WrittenCount;
        await http.Response.Body.WriteAsync(body.WrittenMemory, Aborted);
    }

    private async Task<ProcessReply> SendAsync(SppProcess process, string command, LogLevel level)
    {
        var reply = await ExchangeAsync(process, command, level);
        CommandResult.Check(process, command, reply);
        return reply;
    }

    private string Value(string key) => (string)http.GetRouteValue(key)!;
}
