using Microsoft.Extensions.Logging.Abstractions;
using Vlcp.Dataplane.Desired;
using Vlcp.Dataplane.Features.IoProcessing;
using Vlcp.Dataplane.Features.L2Switch;
using Vlcp.Dataplane.Pipeline;
using Vlcp.Dataplane.Producers;
using Vlcp.Dataplane.Switches;
using Vlcp.Network.Model;
using Vlcp.ObjectDb;
using Vlcp.Packets;
using Vlcp.Storage;
using Vlcp.Switches.Tables;

namespace Vlcp.Bench.Libraries;

/// <summary>One port of a switch comes or goes: the incremental computation of its flows, against computing all of them.</summary>
internal sealed class PortChange(int ports) : IComparison
{
    private static readonly SwitchIdentity Here = new(1, "", "", "host1", "br0");

    private readonly TableLayout _layout = TableLayout.Compute(PipelineTables.All.Select(table => table.Request));
    private readonly MemoryStoreEngine _store = new();
    private ObjectDatabase _database = null!;
    private ObjectMirror _mirror = null!;
    private ProducerEngine _engine = null!;
    private bool _isPlugged = true;

    public string Work => FormattableString.Invariant($"flows after a change of 1 port of {ports:N0}, incremental");

    public string Peer => "the same from scratch";

    public int Operations => 1;

    public async Task PrepareAsync()
    {
        var schema = new ObjectSchema();
        schema.AddAssembly(typeof(LogicalPort).Assembly);
        _database = new ObjectDatabase(_store, schema);
        _mirror = new ObjectMirror(_store, schema);
        var (_, commit) = await _database.CommitWalkAsync(Describe);
        await _mirror.ReachAsync(commit.Revision, CancellationToken.None);
        _engine = NewEngine(new DesiredState());
        await LoadAsync();
    }

    public Task RunOursAsync()
    {
        var port = Port(0);
        if (_isPlugged)
        {
            _engine.RemoveFact(PortFacts.ByName, port.Name, port);
            _engine.RemoveFact(PortFacts.ByInterfaceId, port.InterfaceId!, port);
        }
        else
        {
            Plug(_engine, port);
        }

        _isPlugged = !_isPlugged;
        _engine.Run(_mirror.View);
        return Task.CompletedTask;
    }

    public Task RunPeerAsync()
    {
        var desired = new DesiredState();
        NewEngine(desired).Run(_mirror.View);
        return desired.Flows.Keys.Count() > ports ? Task.CompletedTask : throw new InvalidOperationException("There are too few flows");
    }

    public async ValueTask DisposeAsync()
    {
        await _mirror.DisposeAsync();
        await _database.DisposeAsync();
        await _store.DisposeAsync();
    }

    private static LocalPort Port(int number) => new((uint)number + 1, $"vif{number}", $"port{number}", null);

    private static void Plug(ProducerEngine engine, LocalPort port)
    {
        engine.AddFact(PortFacts.ByName, port.Name, port);
        engine.AddFact(PortFacts.ByInterfaceId, port.InterfaceId!, port);
    }

    private bool Describe(IObjectTransaction transaction)
    {
        transaction.Write(new PhysicalNetwork { Id = "physical", Type = "native" });
        transaction.Write(new LogicalNetwork { Id = "logical", PhysicalNetwork = DataKey.Strong<PhysicalNetwork>("physical"), Number = 1 });
        for (var number = 0; number < ports; number++)
        {
            transaction.Write(new LogicalPort
            {
                Id = $"port{number}",
                Network = DataKey.Strong<LogicalNetwork>("logical"),
                MacAddress = MacAddress.Parse(FormattableString.Invariant($"02:00:00:00:{number / 256:x2}:{number % 256:x2}")),
            });
        }

        return true;
    }

    private ProducerEngine NewEngine(DesiredState desired)
    {
        var engine = new ProducerEngine(desired, _layout, NullLogger.Instance);
        engine.AddRoot(new IoProcessingRoot(Here));
        engine.AddRoot(new L2SwitchRoot());
        for (var number = 0; number < ports; number++)
        {
            Plug(engine, Port(number));
        }

        return engine;
    }

    // Both sides compute from a mirror that has everything.
    private async Task LoadAsync()
    {
        while (true)
        {
            _engine.Run(_mirror.View);
            var reads = _engine.TakeFreshReads();
            if (reads.IsEmpty)
            {
                return;
            }

            await _mirror.RequireAsync(reads.ToQuery(), CancellationToken.None);
            _engine.ObjectsChanged(reads.Keys);
        }
    }
}
