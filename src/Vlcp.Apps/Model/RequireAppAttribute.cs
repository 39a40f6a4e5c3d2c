namespace Vlcp.Apps;

/// <summary>Says that an app needs another, which is then loaded and started before it.</summary>
/// <param name="app">The class of the other app.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class RequireAppAttribute(Type app) : Attribute
{
    /// <summary>The class of the other app.</summary>
    public Type App { get; } = app;
}
