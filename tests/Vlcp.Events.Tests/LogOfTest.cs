using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Vlcp.Events.Tests;

/// <summary>Remembers what a scheduler logs.</summary>
internal sealed class LogOfTest : ILogger<Scheduler>
{
    public ConcurrentQueue<(LogLevel Level, string Text, Exception? Error)> Entries { get; } = new();

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Entries.Enqueue((logLevel, formatter(state, exception), exception));
}
