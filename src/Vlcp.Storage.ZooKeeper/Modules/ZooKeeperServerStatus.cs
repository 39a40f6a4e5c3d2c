namespace Vlcp.Storage.ZooKeeper.Modules;

/// <summary>The servers of one vhost of the module <c>zookeeperdb</c>.</summary>
/// <param name="Vhost">The vhost; empty for the default one.</param>
/// <param name="Url">The servers, without a password.</param>
/// <param name="Connected">Whether one of them is connected.</param>
/// <param name="Problem">What is wrong, or null.</param>
/// <param name="Since">When that began.</param>
public sealed record ZooKeeperServerStatus(string Vhost, string Url, bool Connected, string? Problem, DateTimeOffset Since);
