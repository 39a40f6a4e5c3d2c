namespace Vlcp.ObjectDb;

/// <summary>How the keys of index entries begin, which no object has.</summary>
internal static class IndexKeys
{
    /// <summary>An entry of a unique index.</summary>
    internal const string Unique = "indices.";

    /// <summary>An entry of a membership.</summary>
    internal const string Member = "members.";

    /// <summary>An object that another one owns.</summary>
    internal const string Owned = "owned.";

    internal static bool IsEntry(string key) =>
        key.StartsWith(Unique, StringComparison.Ordinal) || key.StartsWith(Member, StringComparison.Ordinal) || key.StartsWith(Owned, StringComparison.Ordinal);
}
