using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Vlcp.SppCtl.Processes;
using Vlcp.SppCtl.Replies;

namespace Vlcp.SppCtl.Api;

/// <summary>Turns every failure into a status and a line of plain text.</summary>
/// <param name="next">What follows.</param>
/// <param name="logger">Requests that failed, and those that changed something.</param>
internal sealed class FailureResponses(RequestDelegate next, ILogger logger)
{
    // The one path that known clients write in both ways.
    private const string Primary = "/v1/primary/";

    /// <summary>Serves one request.</summary>
    /// <param name="context">The request.</param>
    /// <returns>A task.</returns>
    public async Task InvokeAsync(HttpContext context)
    {
        if (context.Request.Path.Value is { Length: > 1 } path && path.EndsWith('/') && path != Primary)
        {
            await WriteAsync(context, StatusCodes.Status404NotFound, NotFound(context));
            return;
        }

        var (status, text) = await RunAsync(context);
        if (text is not null)
        {
            await WriteAsync(context, status, text);
        }

        Log(context, text);
    }

    private static string NotFound(HttpContext context) => $"Not found: '{context.Request.Path}'";

    private static (int Status, string Text) MethodNotAllowed(HttpContext context)
    {
        if (ApiTable.HasPath(context.Request.Path.Value!))
        {
            return (StatusCodes.Status405MethodNotAllowed, "Method not allowed.");
        }

        context.Response.Headers.Allow = default;
        return (StatusCodes.Status404NotFound, NotFound(context));
    }

    private static Task WriteAsync(HttpContext context, int status, string text)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain";
        return context.Response.WriteAsync(text, CancellationToken.None);
    }

    private async Task<(int Status, string? Text)> RunAsync(HttpContext context)
    {
        try
        {
            await next(context);
            return context.Response switch
            {
                { StatusCode: StatusCodes.Status404NotFound, HasStarted: false } => (StatusCodes.Status404NotFound, NotFound(context)),
                { StatusCode: StatusCodes.Status405MethodNotAllowed, HasStarted: false } => MethodNotAllowed(context),
                var response => (response.StatusCode, null),
            };
        }
        catch (RequestRefusedException refused)
        {
            return (refused.Status, refused.Message);
        }
        catch (CommandRefusedException refused)
        {
            return (StatusCodes.Status400BadRequest, refused.Message);
        }
        catch (ProcessFailedException failed)
        {
            return (StatusCodes.Status500InternalServerError, failed.Message);
        }
        catch (BadHttpRequestException refused)
        {
            return (refused.StatusCode, refused.Message);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            return (StatusCodes.Status499ClientClosedRequest, null);
        }
        catch (Exception defect)
        {
            logger.LogError(defect, "{Method} {Path} failed", context.Request.Method, context.Request.Path);
            return (StatusCodes.Status500InternalServerError, "Internal Server Error");
        }
    }

    private void Log(HttpContext context, string? text)
    {
        var isRead = HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method);
        var level = context.Response.StatusCode >= StatusCodes.Status500InternalServerError ? LogLevel.Warning : isRead ? LogLevel.Debug : LogLevel.Information;
        if (logger.IsEnabled(level))
        {
            logger.Log(level, "{Method} {Path} -> {Status} {Reason}", context.Request.Method, context.Request.Path, context.Response.StatusCode, text ?? "");
        }
    }
}
