namespace Vlcp.Storage.Redis;

/// <summary>Why a listener is told.</summary>
public enum UpdateReason
{
    /// <summary>The keys were changed, or somebody published them.</summary>
    Updated,

    /// <summary>Anything may have changed while the server was away: every key that is listened to is named.</summary>
    Restored,
}
