using System.Reflection;
using Vlcp.OpenFlow;

namespace Vlcp.Apps.Running;

/// <summary>What the attributes of an app's class say.</summary>
internal sealed record AppDescription(Type Class, string Name, IReadOnlyList<OpenFlowVersion> Versions, IReadOnlyList<Type> Required)
{
    public static AppDescription Of(Type app)
    {
        var attribute = app.GetCustomAttribute<AppAttribute>();
        return new AppDescription(app, NameOf(app), attribute?.Versions ?? [], [.. RequiredBy(app).Distinct().Where(r => r != app)]);
    }

    public static string NameOf(Type app) => app.GetCustomAttribute<AppAttribute>()?.Name ?? app.Name;

    // What is required by name, and whoever raises the events that are observed.
    private static IEnumerable<Type> RequiredBy(Type app)
    {
        foreach (var required in app.GetCustomAttributes<RequireAppAttribute>())
        {
            yield return required.App;
        }
        foreach (var method in app.GetMethods(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
        {
            foreach (var observe in method.GetCustomAttributes<ObserveAttribute>(inherit: false).Where(o => o.Subscribe))
            {
                var type = observe.EventType ?? method.GetParameters().FirstOrDefault()?.ParameterType;
                if (type?.GetCustomAttribute<ProvidedByAttribute>() is { } provider)
                {
                    yield return provider.App;
                }
            }
        }
    }
}
