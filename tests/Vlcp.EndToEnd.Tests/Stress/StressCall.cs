using System.Text.Json.Nodes;

namespace Vlcp.EndToEnd.Tests.Stress;

/// <summary>One change that a client wants.</summary>
/// <param name="Method">The API.</param>
/// <param name="Arguments">Its arguments.</param>
/// <param name="Key">Key of the object that it is about.</param>
internal sealed record StressCall(string Method, JsonObject Arguments, string Key)
{
    /// <summary>Whether the object is gone afterwards.</summary>
    public bool Deletes { get; init; }

    /// <summary>The rule by which it has to be refused, as the client knows what it owns; null if it must not.</summary>
    public string? MustBeRefused { get; init; }

    /// <summary>The rule by which it may be refused, because others have things, too.</summary>
    public string? MayBeRefused { get; init; }

    /// <summary>Another object of the client that changes with it.</summary>
    public string? AlsoChanges { get; init; }
}
