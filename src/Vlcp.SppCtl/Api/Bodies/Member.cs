using System.Text.Json.Nodes;

namespace Vlcp.SppCtl.Api.Bodies;

/// <summary>A member of a request body, as it is checked and as the OpenAPI document describes it.</summary>
/// <param name="Key">Its name.</param>
/// <param name="Rule">What it must be, as the end of a sentence.</param>
/// <param name="Summary">What it means.</param>
internal abstract record Member(string Key, string Rule, string Summary)
{
    /// <summary>Whether a body without it is refused.</summary>
    public bool IsRequired { get; init; } = true;

    /// <summary>Its JSON schema, without the summary.</summary>
    public abstract JsonObject Schema { get; }
}
