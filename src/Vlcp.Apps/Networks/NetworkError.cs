namespace Vlcp.Apps.Networks;

/// <summary>Why an operation on networks or tunnels was refused; OS-Ken has an exception class for each.</summary>
public enum NetworkError
{
    /// <summary>There is no such network.</summary>
    NetworkNotFound,

    /// <summary>The network exists, or has a key already.</summary>
    NetworkAlreadyExist,

    /// <summary>There is no such port.</summary>
    PortNotFound,

    /// <summary>The port exists already, in this network or another.</summary>
    PortAlreadyExist,

    /// <summary>The port has no network.</summary>
    PortUnknown,

    /// <summary>The port has a MAC address already.</summary>
    MacAddressAlreadyExist,

    /// <summary>The network has no tunnel key.</summary>
    TunnelKeyNotFound,

    /// <summary>Another network has the tunnel key.</summary>
    TunnelKeyAlreadyExist,

    /// <summary>The port leads to another switch already.</summary>
    RemoteDpidAlreadyExist,
}
