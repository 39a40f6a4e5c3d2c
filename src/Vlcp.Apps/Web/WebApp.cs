namespace Vlcp.Apps.Web;

/// <summary>Brings what a page asks for onto the thread of an app, so that its handlers need no locks.</summary>
public static class WebApp
{
    /// <summary>Does something on the app's thread, between two events, and gives its result.</summary>
    /// <param name="app">The app.</param>
    /// <param name="work">What to do.</param>
    /// <typeparam name="TResult">The result.</typeparam>
    public static Task<TResult> RunAsync<TResult>(this App app, Func<TResult> work)
    {
        var done = new TaskCompletionSource<TResult>(TaskCreationOptions.RunContinuationsAsynchronously);
        app.Loop.Post(
            _ =>
            {
                try
                {
                    done.SetResult(work());
                }
                catch (Exception e)
                {
                    done.SetException(e);
                }
            },
            null);
        return done.Task;
    }
}
