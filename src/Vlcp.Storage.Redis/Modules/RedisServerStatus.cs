namespace Vlcp.Storage.Redis;

/// <summary>One server of the module <c>redisdb</c>.</summary>
/// <param name="Vhost">Its vhost; empty for the default one.</param>
/// <param name="Url">The server, without a password.</param>
/// <param name="Connected">Whether it serves at the moment.</param>
/// <param name="Problem">What is wrong, or null.</param>
/// <param name="Since">When that began.</param>
public sealed record RedisServerStatus(string Vhost, string Url, bool Connected, string? Problem, DateTimeOffset Since);
