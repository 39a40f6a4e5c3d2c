using System.ComponentModel;
using System.Text.Json.Nodes;
using Vlcp.Hosting.Modules;

namespace Vlcp.Hosting.Knowledge;

/// <summary>Values in memory, with time limits; they survive the modules that put them there.</summary>
/// <param name="context">What the server offers.</param>
/// <param name="options">Its settings.</param>
[Module("knowledge", LoadingPath = "vlcp.service.utils.knowledge.Knowledge", Service = true, Summary = "Simple key-value store in memory.")]
public sealed class KnowledgeModule(ModuleContext context, KnowledgeOptions options) : Module(context)
{
    private const string KeyHelp = "The key.";
    private const string TimeoutHelp = "Seconds until the value is forgotten; null keeps it.";

    private readonly Dictionary<string, Entry> entries = [];
    private IDisposable? cleaning;

    /// <summary>Reads a value.</summary>
    /// <param name="key">The key.</param>
    /// <param name="timeout">New time limit.</param>
    /// <returns>The value, or null.</returns>
    [Api(Summary = "Get value from key.", Returns = "The value, or null.")]
    public JsonNode? Get([Description(KeyHelp)] string key, [Description(TimeoutHelp), AcceptText] double? timeout = null)
    {
        if (!TryRead(key, out var value))
        {
            return null;
        }

        if (timeout is not null)
        {
            Set(key, value, timeout);
        }

        return value?.DeepClone();
    }

    /// <summary>Stores a value.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">The value.</param>
    /// <param name="timeout">Time limit.</param>
    [Api(Summary = "Set value to key, with an optional timeout.")]
    public void Set([Description(KeyHelp)] string key, JsonNode? value, [Description(TimeoutHelp), AcceptText] double? timeout = null)
    {
        if (timeout is < 0 or > 3e9)
        {
            throw ApiException.BadParameter("timeout", timeout, "must be a number of seconds from 0 to 3000000000");
        }

        var end = timeout is { } seconds ? Context.TimeProvider.GetUtcNow().AddSeconds(seconds) : (DateTimeOffset?)null;
        entries[key] = new Entry(value?.DeepClone(), end);
    }

    /// <summary>Removes a value.</summary>
    /// <param name="key">The key.</param>
    [Api(Summary = "Delete a key.")]
    public void Delete([Description(KeyHelp)] string key) => entries.Remove(key);

    /// <summary>Reads values.</summary>
    /// <param name="keys">The keys.</param>
    /// <returns>The values in the order of the keys.</returns>
    [Api(Summary = "Get multiple values from multiple keys.", Returns = "The values in the order of the keys, null where there is none.")]
    public IReadOnlyList<JsonNode?> MGet([Description("The keys.")] IReadOnlyList<string> keys) => [.. keys.Select(key => Get(key))];

    /// <summary>Reads values.</summary>
    /// <param name="keys">The keys.</param>
    /// <param name="cache">What an earlier call returned as cache.</param>
    /// <returns>The values and a cache.</returns>
    [Api(Summary = "Get multiple values, cached when possible.", Returns = "A list of two: the values, and what to pass as cache the next time.")]
    public object?[] MGetWithCache([Description("The keys.")] IReadOnlyList<string> keys, [Description("From an earlier answer.")] JsonNode? cache = null) =>
        [MGet(keys), cache];

    /// <summary>Stores values.</summary>
    /// <param name="kvpairs">The values by key.</param>
    /// <param name="timeout">Time limit.</param>
    [Api(Summary = "Set multiple values on multiple keys.")]
    public void MSet([Description("List of [key, value] pairs.")] ApiValue kvpairs, [Description(TimeoutHelp), AcceptText] double? timeout = null)
    {
        var pairs = kvpairs.AsList().Select(pair => pair.AsList() is [var key, var value] ? (key.AsString(), value.Node) : throw pair.Error("must be a [key, value] pair")).ToList();
        foreach (var (key, value) in pairs)
        {
            Set(key, value, timeout);
        }
    }

    /// <inheritdoc/>
    protected override Task StartAsync(CancellationToken cancellationToken)
    {
        cleaning = Context.Scheduler.SetTimer(options.CheckInterval, options.CheckInterval, RemoveExpired);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override Task StopAsync(CancellationToken cancellationToken)
    {
        cleaning?.Dispose();
        return Task.CompletedTask;
    }

    private bool TryRead(string key, out JsonNode? value)
    {
        value = null;
        if (!entries.TryGetValue(key, out var entry) || entry.HasEnded(Context.TimeProvider.GetUtcNow()))
        {
            return false;
        }

        value = entry.Value;
        return true;
    }

    private void RemoveExpired()
    {
        var now = Context.TimeProvider.GetUtcNow();
        foreach (var key in entries.Where(entry => entry.Value.HasEnded(now)).Select(entry => entry.Key).ToList())
        {
            entries.Remove(key);
        }
    }

    private sealed record Entry(JsonNode? Value, DateTimeOffset? End)
    {
        public bool HasEnded(DateTimeOffset now) => End <= now;
    }
}
