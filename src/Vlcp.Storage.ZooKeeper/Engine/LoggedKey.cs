using Vlcp.Storage.ZooKeeper.Jute;
using Vlcp.Wire;

namespace Vlcp.Storage.ZooKeeper.Engine;

/// <summary>One key of a commit.</summary>
[WireStruct]
internal sealed partial record LoggedKey
{
    public JuteString Key { get; init; }

    /// <summary>Whether the commit deleted it, so that its node can be recycled.</summary>
    public bool Deleted { get; init; }
}
