namespace Vlcp.Lab;

/// <summary>How an endpoint is connected with its bridge.</summary>
public enum EndpointLink
{
    /// <summary>An internal port of the bridge, moved into the endpoint's namespace. It is made anew when Open vSwitch starts again.</summary>
    Internal,

    /// <summary>A veth pair, as containers have it. It stays when Open vSwitch ends.</summary>
    Veth,
}
