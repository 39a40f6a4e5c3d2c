using Vlcp.Hosting.Modules;

namespace Vlcp.Network.Requests;

/// <summary>An attribute as a request states it: given with a value that obeys its own rule, or left out.</summary>
/// <param name="Source">Where it stands, to refuse it by name when it breaks a rule that needs the stored objects.</param>
/// <param name="Value">The value; without meaning when the attribute was left out.</param>
internal readonly record struct Given<T>(ApiValue Source, T Value)
{
    public bool Exists => Source.Exists;

    public string Path => Source.Path;

    /// <summary>The value of the request, or the present one where the request leaves it out.</summary>
    public T Or(T current) => Exists ? Value : current;

    /// <summary>The exception that refuses the attribute.</summary>
    public ApiException Error(string rule) => Source.Error(rule);
}
