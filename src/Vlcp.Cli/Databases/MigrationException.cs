namespace Vlcp.Cli.Databases;

/// <summary>Why a store was not migrated.</summary>
internal sealed class MigrationException(string message) : Exception(message);
