namespace Vlcp.Storage.Histories.Tests.Workload;

/// <summary>The store in memory: one connection that cuts off its users.</summary>
internal sealed class MemoryStoreUnderTest : IStoreUnderTest
{
    private readonly MemoryStoreEngine _store = new();
    private readonly List<CutOffFault> _connections = [];

    public string? Url => null;

    public string Directory => "";

    public IReadOnlyList<IStoreFault> Faults => _connections;

    public ValueTask<IStoreEngine> ConnectAsync()
    {
        var connection = new CutOffEngine(_store, seed: _connections.Count);
        _connections.Add(new CutOffFault(connection, _connections.Count));
        return ValueTask.FromResult<IStoreEngine>(connection);
    }

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    private sealed class CutOffFault(CutOffEngine connection, int number) : IStoreFault
    {
        public string Name => $"connection {number} was cut";

        public Task StrikeAsync(Random random, CancellationToken cancellationToken)
        {
            connection.CutOff();
            return Task.CompletedTask;
        }

        public Task HealAsync(CancellationToken cancellationToken)
        {
            connection.Restore();
            return Task.CompletedTask;
        }
    }
}
