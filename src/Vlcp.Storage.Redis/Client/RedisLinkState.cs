namespace Vlcp.Storage.Redis;

/// <summary>How a link is.</summary>
/// <param name="Problem">What is wrong, or null.</param>
/// <param name="Refusal">Set when the server was reached and does not serve us.</param>
/// <param name="Since">When that began.</param>
internal sealed record RedisLinkState(string? Problem, RedisRefusedException? Refusal, DateTimeOffset Since);
