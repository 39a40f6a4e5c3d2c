namespace Vlcp.Apps;

/// <summary>Says which app raises an event; it is loaded for everybody who observes the event.</summary>
/// <param name="app">The class of the app.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ProvidedByAttribute(Type app) : Attribute
{
    /// <summary>The class of the app.</summary>
    public Type App { get; } = app;
}
