namespace Vlcp.Dataplane.Control;

/// <summary>
/// Switches whose bridges the database knows but that have not connected yet, as after each restart of this process: Open vSwitch waits
/// for a second or more before it dials again. What they are to have is computed meanwhile, so that only comparing is left when they come.
/// </summary>
/// <remarks>A bridge that has not connected when the time is over has another controller, or none. All methods are called on the
/// scheduler's thread.</remarks>
/// <param name="services">What all switches share.</param>
/// <param name="isKnown">Whether a switch of a vHost and datapath id has connected before.</param>
internal sealed class ExpectedSwitches(DataplaneServices services, Func<(string Vhost, ulong DatapathId), bool> isKnown)
{
    /// <summary>Longer than any pause that Open vSwitch makes between two attempts unless it is told to.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly HashSet<(string OvsdbVhost, ulong DatapathId)> _bridges = [];
    private readonly Dictionary<(string Vhost, ulong DatapathId), SwitchController> _expected = [];
    private readonly TaskCompletionSource _stop = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _end = Task.CompletedTask;
    private bool _isOver;

    public IReadOnlyCollection<SwitchController> All => _expected.Values;

    /// <summary>Begins to expect the switches of the bridges that are there already or come soon.</summary>
    public void Start() => _end = EndAsync();

    /// <summary>A bridge came, changed or went.</summary>
    public async Task BridgeChangedAsync(string ovsdbVhost, ulong datapathId)
    {
        if (_isOver)
        {
            return;
        }

        if (services.Directory.Bridge(ovsdbVhost, datapathId) is not null)
        {
            _bridges.Add((ovsdbVhost, datapathId));
            Look();
            return;
        }

        _bridges.Remove((ovsdbVhost, datapathId));
        foreach (var vhost in services.OpenFlowVhosts(ovsdbVhost))
        {
            if (Take(vhost, datapathId) is { } gone)
            {
                await gone.DisposeAsync();
            }
        }
    }

    /// <summary>Begins to compute for the bridges that are known, once all features are there.</summary>
    public void Look()
    {
        if (_isOver || services.Modules.IsLoading)
        {
            return;
        }

        foreach (var (ovsdbVhost, datapathId) in _bridges)
        {
            foreach (var vhost in services.OpenFlowVhosts(ovsdbVhost))
            {
                if (!isKnown((vhost, datapathId)) && !_expected.ContainsKey((vhost, datapathId)))
                {
                    _expected[(vhost, datapathId)] = new SwitchController(vhost, datapathId, services);
                }
            }
        }
    }

    /// <summary>A switch has connected: what was computed for it is handed over.</summary>
    /// <returns>Null if it was not expected.</returns>
    public SwitchController? Take(string vhost, ulong datapathId) =>
        _expected.Remove((vhost, datapathId), out var controller) ? controller : null;

    /// <summary>Expects nobody any more.</summary>
    public Task StopAsync()
    {
        _stop.TrySetResult();
        return _end;
    }

    private async Task EndAsync()
    {
        await Task.WhenAny(Task.Delay(Patience, services.Time), _stop.Task);
        _isOver = true;
        foreach (var controller in _expected.Values.ToList())
        {
            _expected.Remove((controller.Vhost, controller.DatapathId));
            await controller.DisposeAsync();
        }
    }
}
