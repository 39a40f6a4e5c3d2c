namespace Vlcp.Hosting.Modules;

/// <summary>Exposes a method of a <see cref="Module"/> as <c>MODULE/NAME</c>. Parameters are always passed by name; a parameter
/// with a default value is optional; a <see cref="CancellationToken"/> parameter is filled with the call's token. Describe a
/// parameter with <see cref="System.ComponentModel.DescriptionAttribute"/>. A JSON node that is returned belongs to the caller.</summary>
/// <param name="name">Exposed name; null means the method name in lower case without "Async".</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ApiAttribute(string? name = null) : Attribute
{
    /// <summary>The exposed name, if it differs from the method name.</summary>
    public string? Name { get; } = name;

    /// <summary>What the call does; shown by <c>discover</c> and in the generated manual.</summary>
    public string Summary { get; init; } = "";

    /// <summary>What the call returns.</summary>
    public string Returns { get; init; } = "";

    /// <summary>True to offer the API under the target <c>public</c>, where the first module that loaded it answers.</summary>
    public bool Public { get; init; }
}
