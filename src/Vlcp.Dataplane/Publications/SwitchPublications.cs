using Microsoft.Extensions.Logging;
using Vlcp.Dataplane.Control;
using Vlcp.Dataplane.Desired;
using Vlcp.Dataplane.Switches;
using Vlcp.ObjectDb;
using Vlcp.Storage;

namespace Vlcp.Dataplane.Publications;

/// <summary>
/// Publishes for one switch beside its flows: a store that is away never delays a flow. Retries by itself, and renews the leases.
/// </summary>
internal sealed class SwitchPublications : IAsyncDisposable
{
    private readonly DesiredState _desired;
    private readonly Publisher _publisher;
    private readonly DataplaneServices _services;
    private readonly Action _settled;
    private readonly CancellationTokenSource _stop = new();
    private readonly LeaseSchedule _leases;
    private readonly HashSet<string> _joined = [];
    private TaskCompletionSource _wake = NewSignal();
    private Task? _run;
    private bool _synchronized;
    private bool _isFailing;

    public SwitchPublications(DesiredState desired, SwitchIdentity identity, DataplaneServices services, Action settled)
    {
        _desired = desired;
        _services = services;
        _settled = settled;
        _leases = new LeaseSchedule(services.Time, services.RefreshInterval);
        _publisher = new Publisher(services.Database, identity, services.Lease);
    }

    /// <summary>True if the store has all that is desired.</summary>
    public bool IsSettled { get; private set; }

    /// <summary>Tells that the desired state is whole and may have changed; starts with the first call.</summary>
    public void Kick()
    {
        if (_run is null)
        {
            _run = RunAsync(_stop.Token);
        }
        else if (_desired.Publications.Changed.Count > 0)
        {
            IsSettled = false;
            _wake.TrySetResult();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        if (_run is not null)
        {
            await _run;
        }

        _stop.Dispose();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            _wake = NewSignal();
            TimeSpan pause;
            try
            {
                await PublishAsync(cancellationToken);
                await KeepLeasesAsync(cancellationToken);
                pause = _leases.Pause;
                _isFailing = false;
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure) when (failure is StoreException or ObjectDbException or TimeoutException)
            {
                // Once an outage, not once a try.
                _services.Logger.Log(
                    _isFailing ? LogLevel.Debug : LogLevel.Warning, "What this server has to say could not be stored: {Reason}; it is tried again", failure.Message);
                _isFailing = true;
                pause = _services.Options.RetryInterval;
            }

            await WaitAsync(pause, cancellationToken);
        }
    }

    private async Task PublishAsync(CancellationToken cancellationToken)
    {
        if (!_synchronized)
        {
            _joined.UnionWith(Publisher.Networks(_desired));
            await _publisher.SynchronizeAsync(_desired, cancellationToken);
            _synchronized = true;
        }

        _joined.UnionWith(Publisher.ChangedNetworks(_desired));
        await _publisher.PublishChangesAsync(_desired, cancellationToken);
        if (!IsSettled && _desired.Publications.Changed.Count == 0)
        {
            IsSettled = true;
            _settled();
        }
    }

    private async Task KeepLeasesAsync(CancellationToken cancellationToken)
    {
        if (_joined.Count > 0)
        {
            // A network that is joined may have members that died long ago, and own leases may be old after a restart.
            string[] joined = [.. _joined];
            _leases.Add(await _publisher.ReadLeasesAsync(joined, cancellationToken));
            _joined.ExceptWith(joined);
        }

        if (_leases.IsRefreshDue)
        {
            await _publisher.RefreshAsync(_desired, cancellationToken);
            _leases.Renewed();
            _leases.Add(await _publisher.ReadLeasesAsync(_desired, cancellationToken));
        }
        else if (_leases.IsExpiryDue)
        {
            await _publisher.RemoveExpiredAsync(_desired, cancellationToken);
            _leases.Cleaned();
            _leases.Add(await _publisher.ReadLeasesAsync(_desired, cancellationToken));
        }
    }

    private async Task WaitAsync(TimeSpan atMost, CancellationToken cancellationToken)
    {
        try
        {
            await _wake.Task.WaitAsync(atMost < TimeSpan.Zero ? TimeSpan.Zero : atMost, _services.Time, cancellationToken);
        }
        catch (Exception waited) when (waited is TimeoutException or OperationCanceledException)
        {
            // Either way the loop looks at what is due.
        }
    }
}
