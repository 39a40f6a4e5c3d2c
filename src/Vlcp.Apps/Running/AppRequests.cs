namespace Vlcp.Apps.Running;

/// <summary>Questions of apps to apps.</summary>
internal static class AppRequests
{
    public static async Task<EventReplyBase> AskAsync(App asker, EventRequestBase request, TimeSpan timeout)
    {
        var target = asker.Manager.Find(request.Dst)
            ?? throw new AppException($"{request.GetType().Name} for {request.Dst}: there is no such app");
        if (target == asker)
        {
            throw new AppException($"{asker.Name} asks itself with {request.GetType().Name}: it could never answer while it waits");
        }
        if (target.Loop.Handlers.Of(request.GetType()).Length == 0)
        {
            throw new AppException($"{request.Dst} has no handler for {request.GetType().Name}");
        }
        request.Src = asker.Name;
        await target.Loop.SendAsync(new QueuedEvent(request, Dispatcher.Any), asker.Loop);
        using var stopped = target.Loop.Stopping.Register(() => request.Answer.TrySetException(new AppException($"{request.Dst} stopped before it answered")));
        try
        {
            return await request.Answer.Task.WaitAsync(timeout, asker.Manager.Options.TimeProvider, asker.Stopping);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"{request.Dst} did not answer {request.GetType().Name} of {asker.Name} within {timeout.TotalSeconds} s");
        }
    }
}
