using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Vlcp.Storage.Contract;

/// <summary>Keeps what is logged.</summary>
public sealed class RecordedLog : ILogger
{
    /// <summary>One entry a line, with its level.</summary>
    public ConcurrentQueue<string> Lines { get; } = [];

    /// <inheritdoc/>
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    /// <inheritdoc/>
    public bool IsEnabled(LogLevel logLevel) => true;

    /// <inheritdoc/>
    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Lines.Enqueue($"{logLevel}: {formatter(state, exception)}");
}
