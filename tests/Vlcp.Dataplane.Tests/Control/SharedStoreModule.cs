using Vlcp.Hosting.Modules;
using Vlcp.Hosting.Storage;
using Vlcp.Storage;

namespace Vlcp.Dataplane.Tests.Control;

/// <summary>The store of the test, which outlives a server.</summary>
[Module("sharedstore", Service = true)]
public sealed class SharedStoreModule(ModuleContext context, IStoreEngine engine) : Module(context), IStorageModule
{
    public IStoreEngine Engine => engine;
}
