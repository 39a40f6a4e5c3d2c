using System.Text.Json;
using System.Text.Json.Nodes;

namespace Vlcp.SppCtl.Api.Bodies;

/// <summary>A member whose value is read as one type.</summary>
/// <typeparam name="T">The type.</typeparam>
/// <param name="Key">Its name.</param>
/// <param name="Rule">What it must be, as the end of a sentence.</param>
/// <param name="Summary">What it means.</param>
/// <param name="MakeSchema">Makes its JSON schema.</param>
/// <param name="TryRead">Reads it.</param>
internal sealed record Member<T>(string Key, string Rule, string Summary, Func<JsonObject> MakeSchema, Member<T>.Reader TryRead) : Member(Key, Rule, Summary)
{
    /// <summary>Reads a value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="result">What it means.</param>
    /// <returns>False if it breaks the rule.</returns>
    public delegate bool Reader(JsonElement value, out T result);

    /// <inheritdoc/>
    public override JsonObject Schema => MakeSchema();

    /// <summary>The same member, which may be left out.</summary>
    public Member<T> Optional() => this with { IsRequired = false };
}
