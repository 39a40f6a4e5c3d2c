using System.Text.Json.Nodes;

namespace Vlcp.Hosting.Modules;

/// <summary>One parameter of an API.</summary>
/// <param name="Name">Its name, as callers write it.</param>
/// <param name="Type">Its .NET type.</param>
/// <param name="Summary">What it means.</param>
/// <param name="IsOptional">Whether it may be left out.</param>
/// <param name="DefaultValue">What it is when left out.</param>
/// <param name="AcceptsText">Whether a number may come as text.</param>
/// <param name="AcceptsNull">Whether JSON null is accepted.</param>
public sealed record ApiParameter(
    string Name, Type Type, string Summary, bool IsOptional, object? DefaultValue, bool AcceptsText, bool AcceptsNull)
{
    /// <summary>The accepted values as JSON Schema.</summary>
    /// <returns>A new node.</returns>
    public JsonObject Schema() => JsonTypeSchema.Of(Type, AcceptsNull, AcceptsText);
}
