using Microsoft.Extensions.Logging;

namespace Vlcp.Switches;

/// <summary>Raises events so that a listener that fails neither keeps the others from hearing nor harms who speaks.</summary>
internal static class Announcement
{
    public static void Raise<T>(Action<T>? listeners, T value, ILogger logger)
    {
        foreach (var listener in Delegate.EnumerateInvocationList(listeners))
        {
            Call(() => listener(value), logger);
        }
    }

    public static void Raise<T1, T2>(Action<T1, T2>? listeners, T1 first, T2 second, ILogger logger)
    {
        foreach (var listener in Delegate.EnumerateInvocationList(listeners))
        {
            Call(() => listener(first, second), logger);
        }
    }

    private static void Call(Action listener, ILogger logger)
    {
        try
        {
            listener();
        }
        catch (Exception failure)
        {
            logger.LogError(failure, "A listener to changes of switches failed");
        }
    }
}
