using Vlcp.Hosting.Modules;

namespace Vlcp.Storage.Etcd.Modules;

/// <summary>Settings of the store in etcd.</summary>
[Configuration("module.etcddb")]
public sealed class EtcdDbOptions
{
    /// <summary>Where the store is.</summary>
    [Setting("url", "URL of the store, unless proxy.kvstorage is one: etcd://[USER:PASSWORD@]HOST[:PORT][,HOST[:PORT]...][/PREFIX][?timeout=SECONDS&operations=MAX_TXN_OPS]; etcds:// with ca, cert and key for TLS.")]
    public string Url { get; init; } = "etcd://localhost/";
}
