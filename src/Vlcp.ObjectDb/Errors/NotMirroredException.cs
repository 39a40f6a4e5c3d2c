using Vlcp.Storage;

namespace Vlcp.ObjectDb;

/// <summary>A view was asked for something that its mirror does not follow. Require it, then read again.</summary>
public sealed class NotMirroredException : ObjectDbException
{
    /// <summary>The error for a missing part.</summary>
    public NotMirroredException(StoreQuery missing)
        : base($"Not mirrored: {string.Join(", ", missing.Keys)} {string.Join(", ", missing.Ranges)}") => Missing = missing;

    /// <summary>What to require of the mirror.</summary>
    public StoreQuery Missing { get; }
}
