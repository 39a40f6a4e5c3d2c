using Vlcp.Wire;

namespace Vlcp.Storage.ZooKeeper.Protocol;

/// <summary>What became of one operation of a multi.</summary>
[WireStruct, Discriminator(nameof(Type), Closed = true)]
internal abstract partial record MultiResult
{
    public OperationCode Type { get; protected init; }

    public bool Done { get; init; }

    public int Error { get; init; }
}
