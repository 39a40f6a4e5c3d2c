namespace Vlcp.Storage.Histories.Tests.Workload;

/// <summary>A trial on a <see cref="WeakEngine"/>.</summary>
internal sealed class WeakStore(Weakness weakness) : IStoreUnderTest
{
    private readonly WeakEngine _engine = new(weakness, 1);

    public string? Url => null;

    public string Directory => "";

    public IReadOnlyList<IStoreFault> Faults => [];

    public ValueTask<IStoreEngine> ConnectAsync() => ValueTask.FromResult<IStoreEngine>(_engine);

    public ValueTask DisposeAsync() => _engine.DisposeAsync();
}
