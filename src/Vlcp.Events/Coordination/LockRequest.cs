namespace Vlcp.Events;

/// <summary>A lock held, or waited for.</summary>
internal sealed class LockRequest((object Context, object Key) name)
{
    public (object Context, object Key) Name { get; } = name;

    /// <summary>Place in the line; null once the lock is held.</summary>
    public LinkedListNode<LockRequest>? Link { get; set; }

    public bool IsWithdrawn { get; set; }

    public TaskCompletionSource Granted { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
