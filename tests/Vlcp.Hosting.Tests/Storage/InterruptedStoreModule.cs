using Vlcp.Hosting.Modules;
using Vlcp.Hosting.Storage;
using Vlcp.Storage;
using Vlcp.Storage.Contract.Outages;

namespace Vlcp.Hosting.Tests.Storage;

/// <summary>A store that the test takes away.</summary>
[Module("interruptedstore", Service = true)]
public sealed class InterruptedStoreModule(ModuleContext context) : Module(context), IStorageModule, IAsyncDisposable
{
    private readonly MemoryStoreEngine _store = new();
    private InterruptedEngine? _engine;

    public InterruptedEngine Interrupted => _engine ??= new InterruptedEngine(_store);

    public IStoreEngine Engine => Interrupted;

    public async ValueTask DisposeAsync()
    {
        await Interrupted.DisposeAsync();
        await _store.DisposeAsync();
    }
}
