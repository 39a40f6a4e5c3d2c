namespace Vlcp.Apps;

/// <summary>The phases in the life of a datapath (dispatchers). A handler that names some is called in these only.</summary>
[Flags]
public enum Dispatcher
{
    /// <summary>Every phase; also events that belong to no datapath.</summary>
    Any = 0,

    /// <summary>The connection was accepted and the hellos are exchanged.</summary>
    Handshake = 1,

    /// <summary>The version is agreed; features and ports are asked for.</summary>
    Config = 2,

    /// <summary>The datapath is known and works.</summary>
    Main = 4,

    /// <summary>The connection has ended.</summary>
    Dead = 8,
}
