using System.Collections.Immutable;
using System.Text.Json;
using Vlcp.SppCtl.Wire;

namespace Vlcp.SppCtl.Api.Bodies;

/// <summary>An object in a request body.</summary>
/// <param name="element">The object.</param>
/// <param name="unknown">What happens to unknown members of objects in it.</param>
/// <param name="path">Its path with a dot at its end; empty for the body itself.</param>
internal sealed class Body(JsonElement element, UnknownKeys unknown, string path)
{
    /// <summary>The value of a member that must be there.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="member">The member.</param>
    /// <returns>The value.</returns>
    /// <exception cref="RequestRefusedException">It is missing or breaks its rule.</exception>
    public T Get<T>(Member<T> member)
    {
        var value = element.Member(member.Key) ?? throw RequestRefusedException.Missing(path + member.Key);
        return member.TryRead(value, out var result) ? result : throw Invalid(member.Key, value, member.Rule);
    }

    /// <summary>Whether a member is there and not null.</summary>
    /// <param name="member">The member.</param>
    public bool Has(Member member) => element.Member(member.Key) is { ValueKind: not JsonValueKind.Null };

    /// <summary>The value of an integer that may be absent or null.</summary>
    /// <param name="member">The member.</param>
    /// <returns>The value, or null.</returns>
    public int? Find(Member<int> member) => Has(member) ? Get(member) : null;

    /// <summary>An object in this one.</summary>
    /// <param name="member">The member.</param>
    /// <param name="shape">Its shape.</param>
    /// <returns>The object.</returns>
    public Body Get(Member<JsonElement> member, BodyShape shape) => shape.Read(Get(member), unknown, $"{path}{member.Key}.");

    /// <summary>The members of an object whose names are options.</summary>
    /// <param name="member">The object.</param>
    /// <param name="known">The options that there are.</param>
    /// <returns>Those of its members that are known.</returns>
    /// <exception cref="RequestRefusedException">One is not known, and the settings say that this is refused.</exception>
    public IEnumerable<JsonProperty> GetOptions(Member<JsonElement> member, ImmutableArray<string> known)
    {
        var options = Get(member).EnumerateObject().ToList();
        if (unknown == UnknownKeys.Refuse && options.Select(option => option.Name).FirstOrDefault(name => !known.Contains(name)) is { } stranger)
        {
            throw RequestRefusedException.Unknown($"{path}{member.Key}.{stranger}", known);
        }

        return options.Where(option => known.Contains(option.Name));
    }

    /// <summary>Refuses a value.</summary>
    /// <param name="key">The member.</param>
    /// <param name="value">Its value.</param>
    /// <param name="rule">What it must be.</param>
    /// <returns>What to throw.</returns>
    public RequestRefusedException Invalid(string key, JsonElement value, string rule) =>
        RequestRefusedException.Invalid(path + key, value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText(), rule);

    /// <summary>Refuses a value that is in order by itself.</summary>
    /// <param name="member">The member.</param>
    /// <param name="rule">What it must be.</param>
    /// <returns>What to throw.</returns>
    public RequestRefusedException Invalid(Member member, string rule) => Invalid(member.Key, element.Member(member.Key)!.Value, rule);
}
