using System.Text.Json.Nodes;

namespace Vlcp.Hosting.Modules;

/// <summary>Documents one member of the <see cref="ExtraParametersAttribute"/> arguments that the API reads itself; shown by
/// <c>discover?details=true</c>.</summary>
/// <param name="name">Argument name.</param>
/// <param name="type">Its type, shown as JSON Schema.</param>
/// <param name="summary">What it means.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class ExtraParameterAttribute(string name, Type type, string summary) : Attribute
{
    /// <summary>Argument name.</summary>
    public string Name { get; } = name;

    /// <summary>Argument type.</summary>
    public Type Type { get; } = type;

    /// <summary>What it means.</summary>
    public string Summary { get; } = summary;

    /// <summary>The accepted values as JSON Schema.</summary>
    /// <returns>A new node.</returns>
    public JsonObject Schema() => JsonTypeSchema.Of(Type);
}
