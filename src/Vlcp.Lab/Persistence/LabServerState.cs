namespace Vlcp.Lab;

/// <summary>Where a server of a lab is.</summary>
/// <param name="Name">The server's name.</param>
/// <param name="Namespace">Its network namespace.</param>
/// <param name="Directory">Its directory.</param>
/// <param name="UnderlayAddress">Its address on the underlay.</param>
public sealed record LabServerState(string Name, string Namespace, string Directory, string UnderlayAddress);
