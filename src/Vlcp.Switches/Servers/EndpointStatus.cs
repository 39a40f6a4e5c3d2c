namespace Vlcp.Switches.Servers;

/// <summary>One URL of a server module, as <c>getservers</c> shows it.</summary>
/// <param name="Vhost">Its vhost.</param>
/// <param name="Url">The URL that is listened on or connected to.</param>
/// <param name="Client">Whether it is connected to.</param>
/// <param name="Listening">Whether a listener has its address.</param>
/// <param name="Address">The address and port really listened on; null while there is none.</param>
/// <param name="Connections">How many connections are up.</param>
public sealed record EndpointStatus(string Vhost, string Url, bool Client, bool Listening, string? Address, int Connections);
