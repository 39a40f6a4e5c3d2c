namespace Vlcp.Apps.Running;

/// <summary>Something in the queue of an app that knows itself what to do.</summary>
internal interface IQueuedWork
{
    /// <summary>Runs on the app's thread.</summary>
    void Run(AppLoop loop);
}
