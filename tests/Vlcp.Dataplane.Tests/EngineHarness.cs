using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Vlcp.Dataplane.Desired;
using Vlcp.Dataplane.Flows;
using Vlcp.Dataplane.Pipeline;
using Vlcp.Dataplane.Producers;
using Vlcp.Dataplane.Switches;
using Vlcp.Network.Model;
using Vlcp.ObjectDb;
using Vlcp.OpenFlow.Text;
using Vlcp.Storage;
using Vlcp.Switches.Tables;
using Xunit;

namespace Vlcp.Dataplane.Tests;

/// <summary>
/// The computation of one switch over a store in memory: write objects, state ports, settle, and look at the lines. Whatever the
/// history was, <see cref="SettleAsync"/> and <see cref="FromScratchAsync"/> must give the same lines.
/// </summary>
internal sealed class EngineHarness : IAsyncDisposable
{
    private readonly Producer[] _roots;
    private readonly bool _ownsDatabase;
    private readonly ObjectMirror _mirror;
    private readonly ConcurrentQueue<ImmutableArray<string>> _changes = new();
    private readonly HashSet<string> _requiredKeys = [];
    private readonly HashSet<KeyRange> _requiredRanges = [];
    private readonly HashSet<LocalPort> _ports = [];
    private readonly Dictionary<byte, string> _tableNames;
    private long _revision;

    /// <summary>A switch without ports over an empty store, with all tables of the pipeline.</summary>
    public EngineHarness(params Producer[] roots)
        : this(null, roots)
    {
    }

    private EngineHarness(ObjectDatabase? database, Producer[] roots)
    {
        _ownsDatabase = database is null;
        Database = database ?? NewDatabase();
        _roots = roots;
        Layout = TableLayout.Compute(PipelineTables.All.Select(table => table.Request));
        _tableNames = Layout.Tables.ToDictionary(table => table.Number, table => table.Name);
        _mirror = new ObjectMirror(Database.Engine, Database.Schema);
        _mirror.Changed += (_, keys, _) => _changes.Enqueue(keys);
        Engine = new ProducerEngine(Desired, Layout, NullLogger.Instance);
        foreach (var root in roots)
        {
            Engine.AddRoot(root);
        }
    }

    public ObjectDatabase Database { get; }

    public TableLayout Layout { get; }

    public ProducerEngine Engine { get; }

    public DesiredState Desired { get; } = new();

    /// <summary>Ports that the switch has now.</summary>
    public IReadOnlyCollection<LocalPort> Ports => _ports;

    /// <summary>What the switch is to have, one sorted line for each flow, group and published object, with its owner.</summary>
    public IReadOnlyList<string> Lines =>
        [.. FlowLines.Concat(GroupLines).Concat(PublicationLines).Order(StringComparer.Ordinal)];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private IEnumerable<string> FlowLines =>
        from key in Desired.Flows.Keys
        let claim = Desired.Flows[key]!.Value
        let text = FlowText.Format(claim.Value.ToEntry(claim.Owner.Owner) with { Cookie = 0 }, _tableNames)
        select $"{text} [{claim.Owner.Owner}{(claim.Value.Class == CookieClass.Forwarding ? "" : $", {claim.Value.Class}")}]";

    private IEnumerable<string> GroupLines =>
        from id in Desired.Groups.Keys
        let claim = Desired.Groups[id]!.Value
        select $"{FlowText.Format(claim.Value)} [{claim.Owner.Owner}]";

    private IEnumerable<string> PublicationLines =>
        from key in Desired.Publications.Keys
        let claim = Desired.Publications[key]!.Value
        let json = JsonSerializer.Serialize(claim.Value, claim.Value.GetType(), ObjectJson.Options)
        select $"publishes {key} {json} [{claim.Owner.Owner}]";

    /// <summary>Writes objects in one transaction, new or changed.</summary>
    public async Task WriteAsync(params DataObject[] objects) => await CommitAsync(transaction =>
    {
        foreach (var value in objects)
        {
            transaction.Write(value);
        }
    });

    /// <summary>Deletes objects by their keys in one transaction.</summary>
    public async Task DeleteAsync(params string[] keys) => await CommitAsync(transaction =>
    {
        foreach (var key in keys)
        {
            transaction.Delete(key);
        }
    });

    /// <summary>Runs a transaction that <see cref="SettleAsync"/> then waits for.</summary>
    public async Task CommitAsync(Action<IObjectTransaction> change)
    {
        var (_, commit) = await Database.CommitWalkAsync(
            transaction =>
            {
                change(transaction);
                return true;
            },
            cancellationToken: Cancellation);
        _revision = Math.Max(_revision, commit.Revision);
    }

    /// <summary>The switch gets a port.</summary>
    public void AddPort(LocalPort port)
    {
        if (_ports.Add(port))
        {
            Engine.AddFact(PortFacts.ByName, port.Name, port);
            if (port.InterfaceId is { } id)
            {
                Engine.AddFact(PortFacts.ByInterfaceId, id, port);
            }
        }
    }

    /// <summary>The switch gets a port that carries a logical port.</summary>
    public LocalPort AddPort(uint number, string logicalPortId)
    {
        var port = new LocalPort(number, $"vif{number}", logicalPortId, null);
        AddPort(port);
        return port;
    }

    /// <summary>The switch loses a port.</summary>
    public void RemovePort(LocalPort port)
    {
        if (_ports.Remove(port))
        {
            Engine.RemoveFact(PortFacts.ByName, port.Name, port);
            if (port.InterfaceId is { } id)
            {
                Engine.RemoveFact(PortFacts.ByInterfaceId, id, port);
            }
        }
    }

    /// <summary>Computes until nothing is left to do and nothing is missing.</summary>
    /// <param name="mayFail">Producers may fail; without this, a failure fails the test.</param>
    /// <returns>The <see cref="Lines"/> after that.</returns>
    public async Task<IReadOnlyList<string>> SettleAsync(bool mayFail = false)
    {
        await _mirror.ReachAsync(_revision, Cancellation);

        // Goes through the mirror's loop, behind the report of what it has reached.
        await _mirror.RequireAsync(StoreQuery.Empty, Cancellation);
        while (await StepAsync())
        {
        }

        if (!mayFail)
        {
            Assert.Empty(Engine.Failures.Select(failed => $"{failed.Producer.Owner}: {failed.Failure}"));
        }

        return Lines;
    }

    /// <summary>What a new computation makes of the same objects, ports and roots.</summary>
    public async Task<IReadOnlyList<string>> FromScratchAsync()
    {
        await using var fresh = new EngineHarness(Database, _roots) { _revision = _revision };
        foreach (var port in _ports)
        {
            fresh.AddPort(port);
        }

        return await fresh.SettleAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _mirror.DisposeAsync();
        if (_ownsDatabase)
        {
            await Database.DisposeAsync();
            await Database.Engine.DisposeAsync();
        }
    }

    private static ObjectDatabase NewDatabase()
    {
        var schema = new ObjectSchema();
        schema.AddAssembly(typeof(LogicalPort).Assembly);
        return new ObjectDatabase(new MemoryStoreEngine(), schema);
    }

    // One run, and what it asked for: true if the answer makes another run necessary.
    private async Task<bool> StepAsync()
    {
        while (_changes.TryDequeue(out var keys))
        {
            Engine.ObjectsChanged(keys);
        }

        var missing = Engine.Run(_mirror.View);
        var wanted = new ReadSet();
        var fresh = Engine.TakeFreshReads();
        wanted.Keys.UnionWith(fresh.Keys.Where(_requiredKeys.Add));
        wanted.Ranges.UnionWith(fresh.Ranges.Where(_requiredRanges.Add));
        var unread = Engine.TakeUnread();
        unread.Keys.IntersectWith(_requiredKeys);
        unread.Ranges.IntersectWith(_requiredRanges);
        _requiredKeys.ExceptWith(unread.Keys);
        _requiredRanges.ExceptWith(unread.Ranges);
        _mirror.Release(unread.ToQuery());
        if (!wanted.IsEmpty)
        {
            await _mirror.RequireAsync(wanted.ToQuery(), Cancellation);

            // Read although nobody had required it: it may have changed unseen in between.
            Engine.ObjectsChanged(wanted.Keys.Where(key => !missing.Keys.Contains(key)));
        }

        return !wanted.IsEmpty || !missing.IsEmpty || Engine.HasWork || !_changes.IsEmpty;
    }
}
