using Microsoft.Extensions.Logging;
using Vlcp.Apps.Datapaths;
using Vlcp.Apps.Web;
using Vlcp.OpenFlow;

namespace Vlcp.Apps.Running;

/// <summary>
/// Loads, starts and stops apps. An app is loaded after the apps and contexts that it needs and started in the same order; switches may
/// connect when all have started. At the end it goes the other way round. A process may have several managers.
/// </summary>
public sealed class AppManager : IAsyncDisposable
{
    private readonly ILoggerFactory _loggers;
    private readonly ILogger _logger;
    private readonly AppContexts _contexts;
    private readonly List<App> _apps = [];
    private readonly Dictionary<Type, App> _byClass = [];
    private readonly List<Type> _loading = [];
    private volatile Dictionary<string, App> _byName = [];
    private DatapathServer? _switches;
    private bool _running;

    private AppManager(AppOptions options, ILoggerFactory loggers)
    {
        Options = options;
        _loggers = loggers;
        _logger = loggers.CreateLogger("apps");
        _contexts = new AppContexts(Load);
        _contexts.Add(this);
        _contexts.Add(options);
        _contexts.Add(options.TimeProvider);
        _contexts.Add(loggers);
    }

    /// <summary>How apps run.</summary>
    public AppOptions Options { get; }

    /// <summary>The apps in the order in which they were started.</summary>
    public IReadOnlyList<App> Apps => _apps;

    /// <summary>Where switches connect.</summary>
    /// <exception cref="InvalidOperationException">The apps have not started.</exception>
    public DatapathServer Switches => _switches ?? throw new InvalidOperationException("The apps have not started: there are no switches yet");

    /// <summary>The web server, or null when no app has pages.</summary>
    public WebServer? Web => _contexts.Find<WebServer>();

    /// <summary>The versions that switches are offered.</summary>
    public IReadOnlyList<OpenFlowVersion> Versions { get; private set; } = [];

    internal ObserverTable Observers { get; } = new();

    /// <summary>Loads and starts apps.</summary>
    /// <param name="apps">Their classes.</param>
    /// <param name="options">How they run and where switches connect.</param>
    /// <param name="loggers">For their messages.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="AppException">An app can't be made, two have one name, or they share no version of OpenFlow.</exception>
    public static async Task<AppManager> StartAsync(
        IReadOnlyList<Type> apps, AppOptions options, ILoggerFactory loggers, CancellationToken cancellationToken)
    {
        var manager = new AppManager(options, loggers);
        try
        {
            await manager.StartAsync(apps, cancellationToken);
            return manager;
        }
        catch
        {
            await manager.DisposeAsync();
            throw;
        }
    }

    /// <summary>The app of a name.</summary>
    /// <param name="name">The name.</param>
    public App? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>The app of a class.</summary>
    /// <typeparam name="TApp">The class.</typeparam>
    public TApp? Find<TApp>()
        where TApp : App => _byClass.GetValueOrDefault(typeof(TApp)) as TApp;

    /// <summary>Loads and starts one more app, with what it needs, while others run.</summary>
    /// <param name="app">Its class.</param>
    /// <exception cref="AppException">It can't be made, or its name is taken.</exception>
    public async Task<App> AddAsync(Type app)
    {
        var known = _apps.Count;
        var loaded = Load(app);
        foreach (var added in _apps.Skip(known).ToArray())
        {
            Observe(added);
            await added.Loop.StartAsync();
        }
        return loaded;
    }

    /// <summary>Stops an app; events for it are dropped from now on.</summary>
    /// <param name="app">The app.</param>
    public async Task RemoveAsync(App app)
    {
        Observers.RemoveAll(app);
        _byName = new(_byName.Where(a => a.Value != app));
        _byClass.Remove(app.GetType());
        _apps.Remove(app);
        await app.Loop.StopAsync();
        app.Loop.Dispose();
    }

    /// <summary>Ends the connections of all switches, and then the apps in reverse order.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_switches is not null)
        {
            await _switches.DisposeAsync();
        }
        if (Web is { } web)
        {
            await web.StopAsync();
        }
        foreach (var app in Enumerable.Reverse(_apps).ToArray())
        {
            if (_running)
            {
                await app.Loop.StopAsync();
            }
            app.Loop.Dispose();
        }
        await _contexts.DisposeAsync();
    }

    private async Task StartAsync(IReadOnlyList<Type> apps, CancellationToken cancellationToken)
    {
        foreach (var app in apps)
        {
            Load(app);
        }
        Versions = CommonVersions();
        _switches = new DatapathServer(Observers, Options, Options.OpenFlow with { AllowedVersions = Versions }, _loggers.CreateLogger("openflow"));
        foreach (var app in _apps)
        {
            Observe(app);
        }
        _running = true;
        foreach (var app in _apps)
        {
            await app.Loop.StartAsync().WaitAsync(cancellationToken);
            _logger.LogDebug("{App} has started", app.Name);
        }
        if (Web is { } web)
        {
            await web.StartAsync(cancellationToken);
        }
        await _switches.StartAsync(cancellationToken);
    }

    private App Load(Type type)
    {
        if (_byClass.TryGetValue(type, out var known))
        {
            return known;
        }
        if (!typeof(App).IsAssignableFrom(type) || type.IsAbstract)
        {
            throw new AppException($"{type.FullName} is no app: it does not derive from {nameof(App)}, or is abstract");
        }
        if (_loading.Contains(type))
        {
            throw new AppException($"{string.Join(" needs ", _loading.SkipWhile(t => t != type).Append(type).Select(t => t.Name))}: apps can't need each other in a circle");
        }
        _loading.Add(type);
        try
        {
            return LoadNew(AppDescription.Of(type));
        }
        finally
        {
            _loading.Remove(type);
        }
    }

    private App LoadNew(AppDescription description)
    {
        foreach (var required in description.Required)
        {
            Load(required);
        }
        var app = (App)_contexts.Make(description.Class);
        if (_byName.TryGetValue(description.Name, out var other))
        {
            throw new AppException($"Two apps have the name {description.Name}: {other.GetType().FullName} and {description.Class.FullName}");
        }
        var logger = _loggers.CreateLogger(description.Name);
        app.Attach(this, new AppLoop(app, description.Name, HandlerTable.Collect(app), Options, logger), logger);
        _byClass[description.Class] = app;
        _byName = new(_byName) { [description.Name] = app };
        _apps.Add(app);
        return app;
    }

    private void Observe(App app)
    {
        foreach (var (type, phases) in app.Loop.Handlers.Observed)
        {
            Observers.Add(type, app, phases);
        }
    }

    private List<OpenFlowVersion> CommonVersions()
    {
        var common = Options.OpenFlow.AllowedVersions.ToList();
        var restricted = _apps.Select(a => AppDescription.Of(a.GetType())).Where(d => d.Versions.Count > 0).ToList();
        foreach (var description in restricted)
        {
            common = [.. common.Intersect(description.Versions)];
        }
        return common.Count > 0
            ? common
            : throw new AppException(
                $"No version of OpenFlow is left: {string.Join(", ", Options.OpenFlow.AllowedVersions)} are allowed, "
                + string.Join(", ", restricted.Select(d => $"{d.Name} can use {string.Join(" and ", d.Versions)}")));
    }
}
