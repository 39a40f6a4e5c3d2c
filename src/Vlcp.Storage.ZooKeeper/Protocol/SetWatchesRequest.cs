using Vlcp.Storage.ZooKeeper.Jute;
using Vlcp.Wire;

namespace Vlcp.Storage.ZooKeeper.Protocol;

/// <summary>Sets watches again on a new connection; those whose node has changed since <see cref="RelativeZxid"/> are told at once.</summary>
[WireStruct]
internal sealed partial record SetWatchesRequest
{
    public long RelativeZxid { get; init; }

    /// <summary>Nodes whose data is watched.</summary>
    public JuteVector<JuteString> Data { get; init; }

    /// <summary>Paths whose creation is watched.</summary>
    public JuteVector<JuteString> Exist { get; init; }

    /// <summary>Nodes whose list of children is watched.</summary>
    public JuteVector<JuteString> Child { get; init; }
}
