using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Vlcp.Ovsdb.Tests;

/// <summary>Remembers what is logged.</summary>
internal sealed class RecordedLog : ILogger
{
    private readonly TaskCompletionSource first = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ConcurrentQueue<string> Lines { get; } = new();

    /// <summary>Completes when something was logged.</summary>
    public Task FirstLine => first.Task;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
        {
            Lines.Enqueue(formatter(state, exception));
            first.TrySetResult();
        }
    }
}
