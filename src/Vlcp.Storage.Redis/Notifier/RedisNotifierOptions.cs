using Vlcp.Hosting.Modules;

namespace Vlcp.Storage.Redis;

/// <summary>Settings of the module <c>redisnotifier</c>.</summary>
[Configuration("module.redisnotifier")]
public sealed class RedisNotifierOptions
{
    /// <summary>The vhost.</summary>
    [Setting("vhostbind", "Vhost of redisdb whose server is used.")]
    public string VhostBind { get; init; } = "";

    /// <summary>How channels begin.</summary>
    [Setting("prefix", "How the names of channels begin; a channel is the prefix and a key.")]
    public string Prefix { get; init; } = "vlcp.updatenotifier.";

    /// <summary>Most keys that are published one by one.</summary>
    [Setting("singlecastlimit", "A notification with more keys is published once on the public channel, not on the channel of each key.", Minimum = 0)]
    public int SingleCastLimit { get; init; } = 256;

    /// <summary>Whether notifications are compressed.</summary>
    [Setting("deflate", "Compress notifications (zlib).")]
    public bool Deflate { get; init; }
}
