using Vlcp.Storage.ZooKeeper.Jute;
using Vlcp.Wire;

namespace Vlcp.Storage.ZooKeeper.Protocol;

/// <summary>Who may do what with a node.</summary>
[WireStruct]
internal sealed partial record ZooKeeperAcl
{
    private const int AllPermissions = 31;

    public int Permissions { get; init; }

    public JuteString Scheme { get; init; }

    public JuteString Id { get; init; }

    /// <summary>Everybody may do everything.</summary>
    public static ZooKeeperAcl[] Open { get; } = [new() { Permissions = AllPermissions, Scheme = "world", Id = "anyone" }];

    /// <summary>Only who has authenticated as the creator of the node may do anything.</summary>
    public static ZooKeeperAcl[] Creator { get; } = [new() { Permissions = AllPermissions, Scheme = "auth", Id = "" }];
}
