namespace Vlcp.ObjectDb;

/// <summary>A watched key: it always shows the latest version that the database has seen.</summary>
/// <typeparam name="T">Class of the object.</typeparam>
public sealed class ObjectReference<T>
    where T : DataObject
{
    private readonly ObjectMirror _mirror;

    internal ObjectReference(ObjectMirror mirror, string key)
    {
        _mirror = mirror;
        Key = key;
    }

    /// <summary>The key.</summary>
    public string Key { get; }

    /// <summary>The object at present, or null while it does not exist.</summary>
    /// <exception cref="NotMirroredException">The key is not watched any more.</exception>
    public T? Value => _mirror.View.Get<T>(Key);

    /// <summary>True while the object does not exist.</summary>
    public bool IsDeleted => Value is null;

    /// <summary>Waits until the object exists.</summary>
    public async Task<T> WaitAsync(CancellationToken cancellationToken = default)
    {
        var found = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);

        ValueTask Take(T? value)
        {
            if (value is not null)
            {
                found.TrySetResult(value);
                return new ValueTask(stop.CancelAsync());
            }

            return ValueTask.CompletedTask;
        }

        try
        {
            await _mirror.WatchWalkAsync(reader => reader.Get<T>(Key), Take, stop.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (found.Task.IsCompleted)
        {
        }

        return await found.Task.ConfigureAwait(false);
    }
}
