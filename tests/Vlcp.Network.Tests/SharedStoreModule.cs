using Vlcp.Hosting.Modules;
using Vlcp.Hosting.Storage;
using Vlcp.Storage;

namespace Vlcp.Network.Tests;

/// <summary>The store of the test, which several servers may share.</summary>
[Module("sharedstore", Service = true)]
public sealed class SharedStoreModule(ModuleContext context, IStoreEngine engine) : Module(context), IStorageModule
{
    public IStoreEngine Engine => engine;
}
