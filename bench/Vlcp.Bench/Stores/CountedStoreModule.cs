using Vlcp.Hosting.Modules;
using Vlcp.Hosting.Storage;
using Vlcp.Storage;

namespace Vlcp.Bench.Stores;

/// <summary>Gives a server the engine of the benchmark, which outlives it.</summary>
/// <param name="context">What the server offers.</param>
/// <param name="engine">The engine.</param>
[Module("countedstore", Service = true)]
public sealed class CountedStoreModule(ModuleContext context, IStoreEngine engine) : Module(context), IStorageModule
{
    /// <inheritdoc/>
    public IStoreEngine Engine => engine;
}
