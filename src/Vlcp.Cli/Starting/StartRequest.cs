namespace Vlcp.Cli.Starting;

/// <summary>What <c>vlcp start</c> was asked for.</summary>
/// <param name="File">Configuration file; empty for none, null for the usual place.</param>
/// <param name="Data">Where data is kept; null for what the configuration says.</param>
/// <param name="Startup">Modules to start; empty for what the configuration says.</param>
internal sealed record StartRequest(string? File, string? Data, IReadOnlyList<string> Startup);
