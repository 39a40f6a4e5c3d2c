using System.Text;

namespace Vlcp.Storage.Contract;

/// <summary>
/// What every engine promises. An engine's tests derive from the classes beside this file and give two handles on one empty store: two
/// clients where the engine can have several, otherwise the same one twice.
/// </summary>
public abstract class StoreContract : IAsyncLifetime
{
    protected static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    protected IStoreEngine Engine { get; private set; } = null!;

    protected IStoreEngine Other { get; private set; } = null!;

    protected static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => (Engine, Other) = await OpenAsync();

    public virtual async ValueTask DisposeAsync()
    {
        await Engine.DisposeAsync();
        await Other.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected abstract ValueTask<(IStoreEngine Engine, IStoreEngine Other)> OpenAsync();

    protected static StoreWrite Put(string key, string value) => new(key, Encoding.UTF8.GetBytes(value));

    protected static StoreWrite Delete(string key) => new(key, null);

    protected static string? Text(StoreEntry? entry) => entry is null ? null : Encoding.UTF8.GetString(entry.Value.Span);

    protected static long Number(StoreEntry? entry) => entry is null ? 0 : long.Parse(Text(entry)!);

    protected ValueTask<StoreCommit> WriteAsync(params StoreWrite[] writes) => WriteAsync(Engine, writes);

    protected static ValueTask<StoreCommit> WriteAsync(IStoreEngine engine, params StoreWrite[] writes) =>
        engine.UpdateAsync(StoreQuery.Empty, _ => StoreUpdate.Write([.. writes]), Cancelled);

    protected static async Task<string?> ReadTextAsync(IStoreEngine engine, string key) =>
        Text((await engine.ReadAsync(StoreQuery.Of(key), Cancelled)).Get(key));

    protected static async Task<string> DescribeAsync(IStoreEngine engine, KeyRange range) =>
        string.Join(" ", (await engine.ReadAsync(StoreQuery.Of(range), Cancelled)).Range(range).Select(entry => $"{entry.Key}={Text(entry)}"));
}
