namespace Vlcp.Switches.Ovsdb;

/// <summary>The database of one Open vSwitch: a connection, and what was learned over it.</summary>
/// <param name="session">The connection; when it has ended, what was learned is kept until the database is seen again.</param>
/// <param name="mirror">What was learned.</param>
internal sealed class SwitchDatabase(OvsdbSession session, DatabaseMirror mirror)
{
    public OvsdbSession Session => session;

    public string Vhost => session.Vhost;

    public DatabaseMirror Mirror => mirror;

    public bool IsConnected { get; set; } = true;

    public BridgeInfo Describe(MirroredBridge bridge) => new(bridge.DatapathId!.Value, Vhost, mirror.SystemId, bridge.Name, bridge.Uuid);

    /// <summary>Whether this is the same Open vSwitch as another.</summary>
    public bool IsSameSwitch(SwitchDatabase other) => Vhost == other.Vhost
        && ((mirror.SystemId is { } id && id == other.Mirror.SystemId)
            || (!session.Client.Stream.Url.IsListener && session.Client.Stream.Url == other.Session.Client.Stream.Url));
}
