using Vlcp.Hosting.Modules;

namespace Vlcp.Storage.Ovsdb.Modules;

/// <summary>Settings of the store in an OVSDB cluster.</summary>
[Configuration("module.ovsdbdb")]
public sealed class OvsdbDbOptions
{
    /// <summary>Where the store is.</summary>
    [Setting("url", "URL of the store, unless proxy.kvstorage is one: ovsdb:tcp:HOST[:PORT],tcp:HOST[:PORT],...[?timeout=SECONDS]; ssl: with ca, cert and key for TLS.")]
    public string Url { get; init; } = "ovsdb:tcp:localhost";
}
