using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Vlcp.Hosting.Http;
using Vlcp.Hosting.Modules;

namespace Vlcp.Hosting.Web;

/// <summary>Makes module APIs callable over HTTP: <c>/MODULE/METHOD</c> with a query, a form or a JSON object as parameters.</summary>
/// <param name="context">What the server offers.</param>
/// <param name="options">Its settings.</param>
/// <param name="http">The HTTP server.</param>
[Module("webapi", LoadingPath = "vlcp.service.manage.webapi.WebAPI", Default = true,
    Summary = "Call module APIs from the web. Whoever reaches the URL may do anything that the modules can: restrict it with care.")]
[DependsOn(typeof(HttpServerModule))]
public sealed class WebApiModule(ModuleContext context, WebApiOptions options, HttpServerModule http) : Module(context)
{
    private readonly string root = $"/{options.RootPath.Trim('/')}/".Replace("//", "/", StringComparison.Ordinal);
    private readonly WebApiParameters parameters = new(options);
    private IDisposable? registration;

    /// <inheritdoc/>
    protected override Task StartAsync(CancellationToken cancellationToken)
    {
        registration = http.Register(options.VhostBind, HandleAsync);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override Task StopAsync(CancellationToken cancellationToken)
    {
        registration?.Dispose();
        return Task.CompletedTask;
    }

    private async Task<bool> HandleAsync(HttpContext context)
    {
        if (!Matches(context.Request, out var target, out var method))
        {
            return false;
        }

        try
        {
            var state = AnswerState.Begin();
            var answer = new JsonObject { ["result"] = await CallAsync(context, target, method) };
            if (state.IsStale)
            {
                answer["stale"] = true;
            }

            await JsonResponse.WriteAsync(context, StatusCodes.Status200OK, answer);
        }
        catch (ApiException failure)
        {
            await JsonResponse.WriteErrorAsync(context, failure, options.ErrorDetails, options.ErrorTrace);
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !context.RequestAborted.IsCancellationRequested)
        {
            Context.Logger.LogError(failure, "The call of {Target}/{Method} failed", target, method);
            await JsonResponse.WriteErrorAsync(context, ApiFailure.Of(failure), options.ErrorDetails, options.ErrorTrace);
        }

        return true;
    }

    private bool Matches(HttpRequest request, out string target, out string method)
    {
        target = method = "";
        var path = request.Path.Value ?? "";
        if (!options.AcceptMethods.Contains(request.Method, StringComparer.OrdinalIgnoreCase)
            || !path.StartsWith(root, StringComparison.Ordinal)
            || (options.HostBind is { } host && !host.Equals(request.Host.Host, StringComparison.OrdinalIgnoreCase)))
        {
            return false;
        }

        if (path[root.Length..].Replace("%2F", "/", StringComparison.OrdinalIgnoreCase).Split('/') is not [{ Length: > 0 } module, { Length: > 0 } api])
        {
            return false;
        }

        (target, method) = (module, api);
        return true;
    }

    private async Task<JsonNode?> CallAsync(HttpContext context, string target, string method)
    {
        var arguments = await parameters.ReadAsync(context);
        CheckTarget(target);
        await AuthenticateAsync(context, target, method, arguments);
        using var limit = new CancellationTokenSource(options.CallTimeout, Context.TimeProvider);
        try
        {
            var result = await Context.CallAsync<JsonNode>(target, method, arguments, limit.Token).WaitAsync(limit.Token);
            return result?.Parent is null ? result : result.DeepClone();
        }
        catch (OperationCanceledException failure) when (limit.IsCancellationRequested)
        {
            throw new ApiException(ApiErrorKind.Timeout, $"{target}/{method} did not finish within {options.CallTimeout.TotalSeconds:0.###} s", innerException: failure);
        }
    }

    private void CheckTarget(string target)
    {
        var allowed = options.AllowTargets is { } allow ? allow.Contains(target) : options.DenyTargets?.Contains(target) != true;
        if (!allowed)
        {
            throw new ApiException(ApiErrorKind.Forbidden, $"Module '{target}' may not be called from the web");
        }
    }

    private async Task AuthenticateAsync(HttpContext context, string target, string method, ApiArguments arguments)
    {
        if (options.AuthMethod is not { } check)
        {
            return;
        }

        var environment = new JsonObject
        {
            ["method"] = context.Request.Method,
            ["path"] = context.Request.Path.Value,
            ["host"] = context.Request.Host.Value,
            ["remote"] = context.Connection.RemoteIpAddress?.ToString(),
            ["authorization"] = context.Request.Headers.Authorization.FirstOrDefault(),
        };
        var question = new ApiArguments { { "env", environment }, { "targetname", target }, { "name", method }, { "params", arguments.ToJson() } };
        var answer = await Context.CallAsync<JsonNode>(options.AuthTarget, check, question, context.RequestAborted);
        if (answer?.GetValueKind() == JsonValueKind.False)
        {
            throw new ApiException(ApiErrorKind.Forbidden, $"This request may not call {target}/{method}");
        }
    }
}
