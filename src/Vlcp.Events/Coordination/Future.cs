using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Vlcp.Events;

/// <summary>
/// A result that somebody will set once and many may await. Waiters on a scheduler resume in its next turn; a waiter that
/// gives up does not cancel the future.
/// </summary>
/// <typeparam name="T">Type of the result.</typeparam>
public sealed class Future<T>
{
    private readonly TaskCompletionSource<T> source = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The result as a task, for time-outs and combinations.</summary>
    public Task<T> Task => source.Task;

    /// <summary>Whether a result, an exception or the cancellation has been set.</summary>
    public bool IsDone => source.Task.IsCompleted;

    /// <summary>Sets the result.</summary>
    /// <exception cref="InvalidOperationException">The future is done already.</exception>
    public void SetResult(T result) => Once(source.TrySetResult(result));

    /// <summary>Lets all waiters fail.</summary>
    /// <exception cref="InvalidOperationException">The future is done already.</exception>
    public void SetException(Exception error) => Once(source.TrySetException(error));

    /// <summary>Cancels all waiters.</summary>
    /// <exception cref="InvalidOperationException">The future is done already.</exception>
    public void SetCanceled() => Once(source.TrySetCanceled());

    /// <summary>The result without waiting.</summary>
    /// <returns>False while there is none, and when the future failed or was cancelled.</returns>
    public bool TryGetResult([MaybeNullWhen(false)] out T result)
    {
        result = source.Task.IsCompletedSuccessfully ? source.Task.Result : default;
        return source.Task.IsCompletedSuccessfully;
    }

    /// <summary>
    /// Runs code that should set the result, and makes sure that afterwards the future is done: with
    /// <paramref name="otherwise"/> if the code ended without setting it, with its exception, or cancelled.
    /// </summary>
    /// <param name="body">The code.</param>
    /// <param name="otherwise">The result when the code sets none.</param>
    /// <param name="suppress">Leaves an exception of the code to the waiters instead of throwing it here, too.</param>
    public async Task EnsureResultAsync(Func<Task> body, T otherwise, bool suppress = false)
    {
        try
        {
            await body();
            source.TrySetResult(otherwise);
        }
        catch (OperationCanceledException)
        {
            source.TrySetCanceled();
            throw;
        }
        catch (Exception error)
        {
            var handedOver = source.TrySetException(error);
            if (!suppress || !handedOver)
            {
                throw;
            }
        }
    }

    /// <summary>Makes the future awaitable.</summary>
    public TaskAwaiter<T> GetAwaiter() => source.Task.GetAwaiter();

    private static void Once(bool isFirst)
    {
        if (!isFirst)
        {
            throw new InvalidOperationException("Cannot set the result twice.");
        }
    }
}
