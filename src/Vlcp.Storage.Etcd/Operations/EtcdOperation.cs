using System.Text.Json;

namespace Vlcp.Storage.Etcd;

/// <summary>One operation of a transaction, in the JSON form of etcd's v3 gateway.</summary>
internal abstract class EtcdOperation
{
    internal abstract void WriteTo(Utf8JsonWriter json);
}
