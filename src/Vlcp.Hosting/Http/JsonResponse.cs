using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Vlcp.Hosting.Modules;

namespace Vlcp.Hosting.Http;

/// <summary>The JSON answers of the HTTP server.</summary>
internal static class JsonResponse
{
    // What is away comes back or it does not; there is nothing to compute a better time from.
    private const string SecondsUntilRetry = "1";

    public static Task NotFoundAsync(HttpContext context) =>
        WriteErrorAsync(context, ApiException.NotFound($"There is nothing at '{context.Request.Path}' for {context.Request.Method}"));

    public static Task WriteErrorAsync(HttpContext context, ApiException failure, bool details = true, bool trace = false)
    {
        if (failure.Kind == ApiErrorKind.Unauthorized)
        {
            context.Response.Headers.WWWAuthenticate = "Basic realm=\"all\"";
        }

        if (failure.Kind == ApiErrorKind.Unavailable)
        {
            context.Response.Headers.RetryAfter = SecondsUntilRetry;
        }

        return WriteAsync(context, failure.HttpStatus, Body(failure, details, trace));
    }

    public static async Task WriteAsync(HttpContext context, int status, JsonNode body)
    {
        var bytes = AsciiJson.ToBytes(body);
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = bytes.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await context.Response.BodyWriter.WriteAsync(bytes, context.RequestAborted);
        }
    }

    private static JsonObject Body(ApiException failure, bool details, bool trace)
    {
        var type = ToName(failure.Kind);
        if (!details)
        {
            return new JsonObject { ["error"] = type, ["type"] = type };
        }

        var body = new JsonObject { ["error"] = failure.Message, ["type"] = type };
        if (failure.Parameter is not null)
        {
            body["parameter"] = failure.Parameter;
            body["value"] = failure.Value?.DeepClone();
        }

        if (trace)
        {
            body["trace"] = (failure.InnerException ?? failure).ToString();
        }

        return body;
    }

    private static string ToName(ApiErrorKind kind)
    {
        var name = kind.ToString();
        return $"{char.ToLowerInvariant(name[0])}{name[1..]}";
    }
}
