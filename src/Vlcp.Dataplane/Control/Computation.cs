using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Vlcp.Dataplane.Desired;
using Vlcp.Dataplane.Features;
using Vlcp.Dataplane.Features.TableDefaults;
using Vlcp.Dataplane.Producers;
using Vlcp.Dataplane.Switches;
using Vlcp.ObjectDb;
using Vlcp.Storage;
using Vlcp.Switches.Tables;

namespace Vlcp.Dataplane.Control;

/// <summary>
/// What is desired of one switch, computed from a mirror of the objects that its producers read. Follows the mirror; the owner calls
/// <see cref="Run"/> after each signal.
/// </summary>
internal sealed class Computation : IAsyncDisposable
{
    private readonly ObjectMirror _mirror;
    private readonly SynchronizationContext _loop;
    private readonly Action _signal;
    private readonly ILogger _logger;
    private readonly HashSet<string> _requiredKeys = [];
    private readonly HashSet<KeyRange> _requiredRanges = [];
    private readonly CancellationTokenSource _stop = new();
    private int _loads;

    public Computation(
        SwitchIdentity identity, TableLayout layout, IReadOnlyCollection<IFlowFeature> features, ObjectMirror mirror, Action signal, ILogger logger)
    {
        _loop = SynchronizationContext.Current ?? throw new InvalidOperationException("a computation belongs to the scheduler's thread");
        _mirror = mirror;
        _signal = signal;
        _logger = logger;
        Identity = identity;
        Layout = layout;
        Engine = new ProducerEngine(Desired, layout, logger);
        Engine.AddRoot(new TableDefaultsRoot());
        foreach (var feature in features)
        {
            foreach (var root in feature.RootsFor(identity))
            {
                Engine.AddRoot(root);
            }
        }

        _mirror.Changed += OnMirrorChanged;
    }

    public SwitchIdentity Identity { get; }

    public TableLayout Layout { get; }

    public DesiredState Desired { get; } = new();

    public ProducerEngine Engine { get; }

    /// <summary>True if all that producers asked for has been read: what is desired is whole.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>Revision of the store that the last run saw.</summary>
    public long Revision { get; private set; }

    /// <summary>Runs what is due. What is not mirrored yet is asked for, and the signal comes when it is there.</summary>
    public void Run()
    {
        var view = _mirror.View;
        var missing = Engine.Run(view);
        Revision = view.Revision;
        Require(missing);
        Release();
        IsComplete = missing.IsEmpty && _loads == 0;
    }

    /// <summary>Completes when the mirror has this revision of the store; what follows from it is computed with the next run.</summary>
    public Task ReachAsync(long revision, CancellationToken cancellationToken) => _mirror.ReachAsync(revision, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        _mirror.Changed -= OnMirrorChanged;
        await _stop.CancelAsync();
        _stop.Dispose();
        await _mirror.DisposeAsync();
    }

    private void Require(ReadSet missing)
    {
        var fresh = Engine.TakeFreshReads();
        var wanted = new ReadSet();
        wanted.Keys.UnionWith(fresh.Keys.Where(_requiredKeys.Add));
        wanted.Ranges.UnionWith(fresh.Ranges.Where(_requiredRanges.Add));
        if (!wanted.IsEmpty)
        {
            _ = LoadAsync(wanted, missing);
        }
    }

    private async Task LoadAsync(ReadSet wanted, ReadSet missing)
    {
        _loads++;
        try
        {
            await _mirror.RequireAsync(wanted.ToQuery(), _stop.Token);

            // Read although nobody had required it: it may have changed unseen in between.
            Engine.ObjectsChanged(wanted.Keys.Where(key => !missing.Keys.Contains(key)));
        }
        catch (Exception ended) when (ended is OperationCanceledException or ObjectDisposedException)
        {
            return;
        }
        catch (StoreException failure)
        {
            _logger.LogWarning("The store could not be read: {Reason}; it is tried again with the next change", failure.Message);
            _requiredKeys.ExceptWith(wanted.Keys);
            _requiredRanges.ExceptWith(wanted.Ranges);
        }
        finally
        {
            _loads--;
        }

        _signal();
    }

    private void Release()
    {
        var unread = Engine.TakeUnread();
        unread.Keys.IntersectWith(_requiredKeys);
        unread.Ranges.IntersectWith(_requiredRanges);
        if (!unread.IsEmpty)
        {
            _requiredKeys.ExceptWith(unread.Keys);
            _requiredRanges.ExceptWith(unread.Ranges);
            _mirror.Release(unread.ToQuery());
        }
    }

    private void OnMirrorChanged(ObjectMirrorView view, ImmutableArray<string> keys, ImmutableArray<KeyRange> ranges) =>
        _loop.Post(
            _ =>
            {
                Engine.ObjectsChanged(keys);
                _signal();
            },
            null);
}
