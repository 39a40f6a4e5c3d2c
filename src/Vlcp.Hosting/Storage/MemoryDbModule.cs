using Vlcp.Hosting.Modules;
using Vlcp.Storage;

namespace Vlcp.Hosting.Storage;

/// <summary>A store in memory: for trials and tests; everything is forgotten when the server stops.</summary>
/// <param name="context">What the server offers.</param>
[Module("memorydb", LoadingPath = "vlcp.service.connection.memorydb.MemoryDB", Service = true, UrlSchemes = ["memory"], Summary = "Keep the network description in memory only.")]
public sealed class MemoryDbModule(ModuleContext context) : Module(context), IStorageModule, IAsyncDisposable
{
    /// <inheritdoc/>
    public IStoreEngine Engine { get; } = new MemoryStoreEngine(context.TimeProvider);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Engine.DisposeAsync();
}
