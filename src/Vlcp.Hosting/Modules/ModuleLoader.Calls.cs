using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;

namespace Vlcp.Hosting.Modules;

/// <content>Calls of module APIs.</content>
public sealed partial class ModuleLoader
{
    private const string PublicTarget = "public";
    private const string Discover = "discover";

    /// <summary>Calls an API. A module that is still being loaded is waited for; one that is not loaded fails at once.</summary>
    /// <typeparam name="T">Type of the result; <see cref="JsonNode"/> accepts every result.</typeparam>
    /// <param name="target">Service name of a module or proxy, or <c>public</c>.</param>
    /// <param name="method">API name.</param>
    /// <param name="arguments">Arguments; null means none.</param>
    /// <param name="cancellationToken">Gives the call up.</param>
    /// <returns>The result.</returns>
    /// <exception cref="ApiException">The call failed.</exception>
    public Task<T?> CallAsync<T>(
        string target, string method, ApiArguments? arguments = null, CancellationToken cancellationToken = default) =>
        Scheduler.InvokeAsync(async () =>
        {
            // Encoded on the scheduler, where nobody changes what the module returned.
            var result = await CallOnThreadAsync(target, method, arguments ?? [], cancellationToken);
            return result switch
            {
                T wanted => wanted,
                null => default,
                _ when typeof(JsonNode).IsAssignableFrom(typeof(T)) => (T?)(object?)ResultEncoder.Encode(result),
                _ => throw new InvalidCastException($"{target}/{method} returned {result.GetType()}, not {typeof(T)}"),
            };
        });

    /// <summary>Calls an API. A module that is still being loaded is waited for; one that is not loaded fails at once.</summary>
    /// <param name="target">Service name of a module or proxy, or <c>public</c>.</param>
    /// <param name="method">API name.</param>
    /// <param name="arguments">Arguments; null means none.</param>
    /// <param name="cancellationToken">Gives the call up.</param>
    /// <returns>The result as the module returned it.</returns>
    /// <exception cref="ApiException">The call failed.</exception>
    public Task<object?> CallAsync(
        string target, string method, ApiArguments? arguments = null, CancellationToken cancellationToken = default) =>
        Scheduler.InvokeAsync(() => CallOnThreadAsync(target, method, arguments ?? [], cancellationToken));

    private async Task<object?> CallOnThreadAsync(string target, string method, ApiArguments arguments, CancellationToken cancellationToken)
    {
        var (instance, api) = target == PublicTarget ? FindPublic(method) : (await FindTargetAsync(target, cancellationToken), null);
        if (method == Discover)
        {
            return ApiDiscovery.Discover(instance.Descriptor, arguments);
        }

        api ??= instance.Descriptor.Apis.FirstOrDefault(candidate => candidate.Name == method)
            ?? throw ApiException.NotFound($"'{method}' is not defined in module '{target}'");
        using var call = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, instance.Lifetime);
        try
        {
            return await api.InvokeAsync(instance.Module!, arguments, call.Token);
        }
        catch (OperationCanceledException) when (instance.State != ModuleState.Loaded && !cancellationToken.IsCancellationRequested)
        {
            throw ApiException.Unavailable($"Module '{target}' was unloaded during the call");
        }
        catch (Exception failure) when (failure is not (ApiException or OperationCanceledException))
        {
            var report = ApiFailure.Of(failure);
            if (report.Kind == ApiErrorKind.Internal)
            {
                logger.LogError(failure, "{Target}/{Method} failed", target, method);
            }

            throw report;
        }
    }

    private (ModuleInstance Instance, ApiMethod? Api) FindPublic(string method)
    {
        var found = All().Where(instance => instance.State == ModuleState.Loaded).OrderBy(instance => instance.Order)
            .Select(instance => (instance, api: instance.Descriptor.Apis.FirstOrDefault(api => api.IsPublic && api.Name == method)))
            .FirstOrDefault(candidate => candidate.api is not null);
        return found.api is null ? throw ApiException.NotFound($"No module offers the public API '{method}'") : found;
    }

    private async Task<ModuleInstance> FindTargetAsync(string target, CancellationToken cancellationToken)
    {
        var name = Catalog.Proxies.ContainsKey(target) ? Catalog.Get(target, Configuration).Name : target;
        var instance = Find(name) ?? throw ApiException.NotFound($"Module '{target}' is not loaded");
        if (instance.State == ModuleState.Loading)
        {
            await WaitForLoadAsync(instance, cancellationToken);
        }

        return instance.State == ModuleState.Loaded ? instance : throw ApiException.Unavailable($"Module '{target}' is being unloaded");
    }

    private static async Task WaitForLoadAsync(ModuleInstance instance, CancellationToken cancellationToken)
    {
        try
        {
            await instance.Loading.WaitAsync(cancellationToken);
        }
        catch (ModuleLoadException failure)
        {
            throw ApiException.Unavailable(failure.Message, failure);
        }
    }
}
