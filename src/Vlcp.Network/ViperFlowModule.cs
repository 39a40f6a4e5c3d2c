using Vlcp.Hosting.Modules;
using Vlcp.Hosting.Storage;
using Vlcp.Network.Calls;
using Vlcp.Network.Drivers;
using Vlcp.Network.Model;

namespace Vlcp.Network;

/// <summary>The network model's layer 2: physical networks and ports, logical networks and ports, subnets. Each call is one
/// transaction; a call that is refused changes nothing. The calls stand in the folders of their resources.</summary>
[Module("viperflow", LoadingPath = "vlcp.service.sdn.viperflow.ViperFlow", Default = true, Summary = "Standard network model for L2 SDN.")]
[DependsOn(typeof(ObjectDbModule))]
public sealed partial class ViperFlowModule : Module
{
    private readonly NetworkCalls calls;

    /// <summary>Creates the module.</summary>
    /// <param name="context">What the server offers to the module.</param>
    /// <param name="objectDb">Where the objects are.</param>
    public ViperFlowModule(ModuleContext context, ObjectDbModule objectDb)
        : base(context)
    {
        objectDb.Database.Schema.AddAssembly(typeof(LogicalPort).Assembly);
        calls = new(objectDb.Database);
    }

    private NetworkDrivers Drivers => NetworkDrivers.LoadedBy(Context.Modules);
}
