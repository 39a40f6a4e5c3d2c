using Vlcp.Hosting.Modules;
using Vlcp.Network.Model;
using Vlcp.ObjectDb;

namespace Vlcp.Network.Requests;

/// <summary>Looks up the objects that requests name, and refuses names that do not fit.</summary>
internal static class References
{
    private const int LongestShownValue = 200;

    /// <summary>The object of an id.</summary>
    /// <exception cref="ApiException">There is none.</exception>
    public static T Require<T>(this IObjectReader reader, Given<string> id, string noun)
        where T : DataObject => reader.Get<T>(DataKey.Of<T>(id.Value)) ?? throw id.Unknown(noun);

    /// <summary>Refuses the id of an object that exists.</summary>
    public static void RequireNew<T>(this IObjectReader reader, Given<string> id, string noun)
        where T : DataObject
    {
        if (reader.Get<T>(DataKey.Of<T>(id.Value)) is not null)
        {
            throw id.Conflict($"must be new, but there is already a {noun} '{id.Value}'");
        }
    }

    /// <summary>The exception that says that an id names nothing.</summary>
    public static ApiException Unknown(this Given<string> id, string noun) =>
        ApiException.NotFound($"Parameter '{id.Path}' must name an existing {noun}, but there is no '{id.Value}'", id.Path, id.Source.Node);

    /// <summary>Refuses to delete an object that others use.</summary>
    public static void RefuseInUse(this Given<string> id, string noun, string userNoun, IReadOnlyList<string> userKeys)
    {
        if (userKeys.Count > 0)
        {
            throw id.Conflict($"must name a {noun} that is not in use, but '{id.Value}' has {userNoun} '{IdOf(userKeys[0])}'"
                + (userKeys.Count > 1 ? $" and {userKeys.Count - 1} more" : ""));
        }
    }

    /// <summary>The exception that says that a value is fine by itself but stands against what is stored.</summary>
    public static ApiException Conflict<T>(this Given<T> given, string rule) => given.Source.Conflict(rule);

    /// <summary>The exception that says that a value cannot be given here, whatever it is.</summary>
    public static ApiException NotAllowed(this ApiValue value, string rule)
    {
        var shown = value.Node?.ToJsonString() ?? "null";
        return new(
            ApiErrorKind.BadParameter,
            $"Parameter '{value.Path}' (given as {(shown.Length > LongestShownValue ? shown[..LongestShownValue] + "..." : shown)}) {rule}",
            value.Path,
            value.Node);
    }

    /// <inheritdoc cref="Conflict{T}"/>
    public static ApiException Conflict(this ApiValue value, string rule) =>
        ApiException.Conflict($"Parameter '{value.Path}' {rule}", value.Path, value.Node);

    /// <summary>Whether a key is one of a class.</summary>
    public static bool IsOf<T>(string key)
        where T : DataObject => ObjectType.Of<T>().OwnsKey(key);

    /// <summary>The owner of an address in words.</summary>
    public static string Describe(string key) =>
        IsOf<LogicalPort>(key) ? $"logical port '{IdOf(key)}'" : IsOf<RouterPort>(key) ? $"router interface '{IdOf(key)}'" : $"'{key}'";

    /// <summary>The last part of a key: the id of an object that has no other name.</summary>
    public static string IdOf(string key) => DataKey.Unescape(key.AsSpan(key.LastIndexOf('.') + 1));
}
