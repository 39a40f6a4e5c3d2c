namespace Vlcp.Storage.Redis;

/// <summary>What a reply may be; a server that exceeds it loses its connection.</summary>
/// <param name="BulkBytes">Longest bulk string, in bytes.</param>
/// <param name="Levels">Deepest nesting of arrays.</param>
public sealed record RespLimits(int BulkBytes = 64 * 1024 * 1024, int Levels = 128)
{
    /// <summary>Longest line, in bytes; errors with a stack trace are the longest.</summary>
    internal const int LineBytes = 64 * 1024;
}
