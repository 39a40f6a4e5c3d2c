namespace Vlcp.Apps.Running;

/// <summary>Brings what follows an <c>await</c> back to the thread of its app.</summary>
internal sealed class AppLoopContext(AppLoop loop) : SynchronizationContext
{
    public override void Post(SendOrPostCallback d, object? state) => loop.Post(d, state);

    public override void Send(SendOrPostCallback d, object? state) =>
        throw new NotSupportedException("An app's thread can't be waited for: use Post or await.");

    public override SynchronizationContext CreateCopy() => this;
}
