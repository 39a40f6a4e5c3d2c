using Microsoft.Extensions.Logging.Abstractions;
using Vlcp.Dataplane.Desired;
using Vlcp.Dataplane.Flows;
using Vlcp.Dataplane.Pipeline;
using Vlcp.Dataplane.Producers;
using Vlcp.Network.Model;
using Vlcp.ObjectDb;
using Vlcp.OpenFlow.Oxm;
using Vlcp.Storage;
using Vlcp.Switches.Tables;
using Xunit;

namespace Vlcp.Dataplane.Tests.Producers;

/// <summary>An engine whose single runs the test drives, over a mirror that has what the test required.</summary>
internal sealed class EngineBench : IAsyncDisposable
{
    /// <summary>Facts that tests pass around: numbers under names.</summary>
    public static readonly Relation<string, int> Numbers = new("numbers");

    private readonly MemoryStoreEngine _store = new();
    private readonly ObjectDatabase _database;
    private readonly ObjectMirror _mirror;

    public EngineBench(params Producer[] roots)
    {
        var schema = new ObjectSchema();
        schema.AddAssembly(typeof(LogicalPort).Assembly);
        _database = new ObjectDatabase(_store, schema);
        _mirror = new ObjectMirror(_store, schema);
        Engine = new ProducerEngine(Desired, TableLayout.Compute(PipelineTables.All.Select(table => table.Request)), NullLogger.Instance);
        foreach (var root in roots)
        {
            Engine.AddRoot(root);
        }
    }

    public DesiredState Desired { get; } = new();

    public ProducerEngine Engine { get; }

    /// <summary>The flows that are wanted, each as the port that it matches.</summary>
    public IEnumerable<int> Flows => Desired.Flows.Keys.Select(key => (int)key.Match[OxmFields.InPort]!.Value.Value).Order();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Makes a producer want the flow of a port.</summary>
    public static void EmitFlow(ProducerContext context, int port, CookieClass about = CookieClass.Forwarding) => context.Emit(
        context.Flow(PipelineTables.Egress, Priority.Normal).Match(OxmFields.InPort.Is((uint)port)).ThenEnd() with { Class = about });

    public ReadSet Run() => Engine.Run(_mirror.View);

    /// <summary>Runs, and tells how many producers ran.</summary>
    public long CountRuns()
    {
        var before = Engine.RunCount;
        Assert.True(Run().IsEmpty);
        return Engine.RunCount - before;
    }

    /// <summary>Writes objects, and waits until the mirror has them if it follows them.</summary>
    public async Task WriteAsync(params DataObject[] objects)
    {
        var (_, commit) = await _database.CommitWalkAsync(
            transaction =>
            {
                foreach (var value in objects)
                {
                    transaction.Write(value);
                }

                return true;
            },
            cancellationToken: Token);
        await _mirror.ReachAsync(commit.Revision, Token);
    }

    public Task MirrorAsync(ReadSet missing) => _mirror.RequireAsync(missing.ToQuery(), Token);

    public async ValueTask DisposeAsync()
    {
        await _mirror.DisposeAsync();
        await _database.DisposeAsync();
        await _store.DisposeAsync();
    }
}
