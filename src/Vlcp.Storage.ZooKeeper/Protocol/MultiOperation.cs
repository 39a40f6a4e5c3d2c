using Vlcp.Storage.ZooKeeper.Jute;
using Vlcp.Wire;

namespace Vlcp.Storage.ZooKeeper.Protocol;

/// <summary>One operation of a multi, of which all or none happen.</summary>
[WireStruct, Discriminator(nameof(Type), Closed = true)]
internal abstract partial record MultiOperation
{
    public OperationCode Type { get; protected init; }

    public bool Done { get; init; }

    public int Error { get; init; } = -1;

    /// <summary>The node that it is about.</summary>
    [WireIgnore]
    public abstract string Target { get; }
}
