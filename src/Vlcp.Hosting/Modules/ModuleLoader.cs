using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Vlcp.Events;
using Vlcp.Hosting.Configuration;

namespace Vlcp.Hosting.Modules;

/// <summary>Loads and unloads modules in the order of their dependencies and routes API calls to them. May be used from any thread:
/// the work is done on the scheduler.</summary>
public sealed partial class ModuleLoader : IAsyncDisposable
{
    private readonly Dictionary<string, ModuleInstance> instances = [];

    private readonly ILogger logger;
    private int order;
    private int batches;
    private bool closing;

    internal ModuleLoader(
        ModuleCatalog catalog, ConfigTree configuration, IServiceProvider services, Scheduler scheduler, ILoggerFactory? logging)
    {
        Catalog = catalog;
        Configuration = configuration;
        Services = services;
        Scheduler = scheduler;
        Logging = logging ?? NullLoggerFactory.Instance;
        logger = Logging.CreateLogger<ModuleLoader>();
    }

    /// <summary>Raised on the scheduler at every change of a module's state.</summary>
    public event EventHandler<ModuleStateChange>? StateChanged;

    /// <summary>Raised on the scheduler when <see cref="IsLoading"/> has become false.</summary>
    public event EventHandler? LoadingEnded;

    /// <summary>True while the set of modules is not what it is meant to be: a module loads, the start-up modules are being loaded, or
    /// the server stops and takes one module down after another. What follows from the set should wait.</summary>
    public bool IsLoading
    {
        get
        {
            lock (instances)
            {
                return closing || batches > 0 || instances.Values.Any(instance => instance.State == ModuleState.Loading);
            }
        }
    }

    /// <summary>The modules that can be loaded.</summary>
    public ModuleCatalog Catalog { get; }

    /// <summary>The configuration that modules are started with.</summary>
    public ConfigTree Configuration { get; }

    /// <summary>How long a module may take to stop before it is abandoned; 5 seconds.</summary>
    public TimeSpan StopTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The loaded modules in load order.</summary>
    public IReadOnlyList<ModuleDescriptor> ActiveModules
    {
        get
        {
            lock (instances)
            {
                return [.. instances.Values.Where(instance => instance.State == ModuleState.Loaded)
                    .OrderBy(instance => instance.Order).Select(instance => instance.Descriptor)];
            }
        }
    }

    /// <summary>The thread that all modules run on.</summary>
    public Scheduler Scheduler { get; }

    internal ILoggerFactory Logging { get; }

    internal IServiceProvider Services { get; }

    internal TimeProvider TimeProvider => Scheduler.Time;

    /// <summary>Loads a module after everything that it depends on. Does nothing when it is loaded.</summary>
    /// <param name="name">Service name, proxy name or loading path.</param>
    /// <param name="cancellationToken">Stops waiting; the load goes on.</param>
    /// <returns>A task.</returns>
    /// <exception cref="ApiException">There is no such module.</exception>
    /// <exception cref="ModuleLoadException">It or something that it depends on did not start.</exception>
    public Task LoadAsync(string name, CancellationToken cancellationToken = default) => Scheduler.InvokeAsync(async () =>
    {
        var instance = await AcquireAsync(Resolve(name), dependent: null);
        instance.Requested = true;
        return instance;
    }).WaitAsync(cancellationToken);

    /// <summary>Loads modules side by side; <see cref="IsLoading"/> is true until the last of them has loaded or failed.</summary>
    /// <param name="load">Loads them.</param>
    internal async Task<T> LoadTogetherAsync<T>(Func<Task<T>> load)
    {
        Interlocked.Increment(ref batches);
        try
        {
            return await load();
        }
        finally
        {
            Interlocked.Decrement(ref batches);
            await Scheduler.InvokeAsync(AnnounceEndOfLoading);
        }
    }

    /// <summary>Unloads a module after everything that depends on it. Does nothing when it is not loaded.</summary>
    /// <param name="name">Service name, proxy name or loading path.</param>
    /// <param name="cancellationToken">Stops waiting; the unload goes on.</param>
    /// <returns>A task.</returns>
    /// <exception cref="ApiException">There is no such module.</exception>
    public Task UnloadAsync(string name, CancellationToken cancellationToken = default) => Scheduler.InvokeAsync(async () =>
    {
        if (Find(Resolve(name).Name) is { } instance)
        {
            await UnloadAsync(instance);
        }

        return true;
    }).WaitAsync(cancellationToken);

    /// <summary>Starts modules anew, with what depends on them, from the configuration as it is now. Modules of the list that are
    /// not loaded stay so. <see cref="IsLoading"/> is true until the last of them runs again.</summary>
    /// <param name="names">Service names, proxy names or loading paths.</param>
    /// <param name="cancellationToken">Stops waiting; the reload goes on.</param>
    /// <returns>A task.</returns>
    public Task ReloadAsync(IReadOnlyList<string> names, CancellationToken cancellationToken = default) => LoadTogetherAsync(() => Scheduler.InvokeAsync(async () =>
    {
        List<ModuleInstance> chosen = [.. names.Select(name => Find(Resolve(name).Name)).OfType<ModuleInstance>()];
        HashSet<ModuleInstance> affected = [];
        chosen.ForEach(instance => AddWithDependents(instance, affected));
        List<ModuleInstance> again = [.. affected.OrderBy(instance => instance.Order)];
        await Task.WhenAll(chosen.Select(UnloadAsync));
        var loads = again.Where(instance => !instance.Descriptor.IsService || instance.Requested || chosen.Contains(instance))
            .Select(async old => (await AcquireAsync(old.Descriptor, dependent: null)).Requested |= old.Requested);
        await Task.WhenAll(loads);
        return true;
    })).WaitAsync(cancellationToken);

    /// <summary>Unloads every module, dependents first, and loads no more. Loads that are under way are broken off.</summary>
    /// <returns>A task.</returns>
    public Task UnloadAllAsync() => Scheduler.InvokeAsync(async () =>
    {
        closing = true;
        await Task.WhenAll(All().Where(instance => instance.State == ModuleState.Loading).Select(instance => instance.EndLifetimeAsync()));
        while (All().Where(instance => instance.Dependents.Count == 0).ToList() is { Count: > 0 } free)
        {
            await Task.WhenAll(free.Select(UnloadAsync));
        }

        return true;
    });

    /// <summary>The modules that stop when some modules are unloaded: themselves and all that depend on them.</summary>
    /// <param name="names">Service names.</param>
    /// <returns>Service names of loaded modules.</returns>
    internal IReadOnlyList<string> AffectedBy(IReadOnlyList<string> names)
    {
        HashSet<ModuleInstance> affected = [];
        foreach (var instance in names.Select(Find).OfType<ModuleInstance>())
        {
            AddWithDependents(instance, affected);
        }

        return [.. affected.Select(instance => instance.Descriptor.Name)];
    }

    /// <summary>A loaded module.</summary>
    /// <typeparam name="T">Its class or an interface that it implements.</typeparam>
    /// <param name="service">Service name of a module or proxy when the type alone does not tell.</param>
    /// <returns>The module.</returns>
    /// <exception cref="ApiException">No such module is loaded.</exception>
    public T GetModule<T>(string? service = null)
        where T : class
    {
        var found = service is null
            ? All().Where(instance => instance.State == ModuleState.Loaded).Select(instance => instance.Module).OfType<T>().FirstOrDefault()
            : Find(Catalog.Get(service, Configuration).Name)?.Module as T;
        return found ?? throw ApiException.NotFound($"Module '{service ?? typeof(T).Name}' is not loaded");
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await UnloadAllAsync();

    private ModuleDescriptor Resolve(string name)
    {
        var descriptor = Catalog.Get(name, Configuration);
        RefuseCycle(descriptor, []);
        return descriptor;
    }

    private void RefuseCycle(ModuleDescriptor descriptor, List<string> path)
    {
        if (path.Contains(descriptor.Name))
        {
            throw new ModuleLoadException(descriptor.Name, $"Modules depend on each other in a circle: {string.Join(" -> ", path.Append(descriptor.Name))}");
        }

        path.Add(descriptor.Name);
        foreach (var dependency in descriptor.Dependencies)
        {
            if (Catalog.Find(dependency, Configuration) is { } found)
            {
                RefuseCycle(found, path);
            }
        }

        path.RemoveAt(path.Count - 1);
    }

    private ModuleInstance? Find(string name)
    {
        lock (instances)
        {
            return instances.GetValueOrDefault(name);
        }
    }

    private List<ModuleInstance> All()
    {
        lock (instances)
        {
            return [.. instances.Values];
        }
    }

    private static void AddWithDependents(ModuleInstance instance, HashSet<ModuleInstance> found)
    {
        if (found.Add(instance))
        {
            foreach (var dependent in instance.Dependents)
            {
                AddWithDependents(dependent, found);
            }
        }
    }

    private void Enter(ModuleInstance instance, ModuleState state, Exception? error = null)
    {
        instance.State = state;
        logger.LogDebug("Module {Module} is {State}", instance.Descriptor.Name, state);
        StateChanged?.Invoke(this, new ModuleStateChange(instance.Descriptor, state, error));
        if (state is ModuleState.Loaded or ModuleState.Failed)
        {
            AnnounceEndOfLoading();
        }
    }

    private void AnnounceEndOfLoading()
    {
        if (!IsLoading)
        {
            LoadingEnded?.Invoke(this, EventArgs.Empty);
        }
    }
}
