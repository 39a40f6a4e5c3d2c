namespace Vlcp.Hosting.Modules;

/// <summary>One life of a module, from the decision to load it until it is unloaded or failed.</summary>
internal sealed class ModuleInstance(ModuleDescriptor descriptor, int order) : IDisposable
{
    private readonly CancellationTokenSource lifetime = new();

    public ModuleDescriptor Descriptor { get; } = descriptor;

    /// <summary>Position in load order.</summary>
    public int Order { get; } = order;

    public ModuleState State { get; set; } = ModuleState.NotLoaded;

    public Module? Module { get; set; }

    /// <summary>Completes when the module is loaded and fails when it is not; everyone who waits gets the same answer.</summary>
    public Task Loading { get; set; } = Task.CompletedTask;

    public Task Unloading { get; set; } = Task.CompletedTask;

    /// <summary>Asked for by name, so it stays when its last dependent goes.</summary>
    public bool Requested { get; set; }

    public List<ModuleInstance> Dependencies { get; } = [];

    public HashSet<ModuleInstance> Dependents { get; } = [];

    public CancellationToken Lifetime => lifetime.Token;

    public Task EndLifetimeAsync() => lifetime.CancelAsync();

    public void Dispose() => lifetime.Dispose();
}
