using System.Text.Json;

namespace Vlcp.Storage.Etcd;

/// <summary>A condition of a transaction.</summary>
internal sealed class EtcdComparison
{
    private readonly byte[] _key;
    private readonly byte[]? _end;
    private readonly string _result;
    private readonly long _revision;
    private readonly byte[]? _value;

    private EtcdComparison(byte[] key, byte[]? end, string result, long revision, byte[]? value)
    {
        _key = key;
        _end = end;
        _result = result;
        _revision = revision;
        _value = value;
    }

    /// <summary>The key was last written by this revision; 0: it does not exist.</summary>
    internal static EtcdComparison WrittenBy(byte[] key, long revision) => new(key, null, "EQUAL", revision, null);

    /// <summary>Nothing that exists in the span (null: nothing at the key) was written after a revision.</summary>
    internal static EtcdComparison NotWrittenSince(byte[] start, byte[]? end, long revision) => new(start, end, "LESS", revision + 1, null);

    /// <summary>The key has a value that is less in the order of bytes.</summary>
    internal static EtcdComparison Less(byte[] key, byte[] value) => new(key, null, "LESS", 0, value);

    internal void WriteTo(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteBase64String("key", _key);
        if (_end is not null)
        {
            json.WriteBase64String("range_end", _end);
        }

        json.WriteString("result", _result);
        if (_value is not null)
        {
            json.WriteString("target", "VALUE");
            json.WriteBase64String("value", _value);
        }
        else
        {
            json.WriteString("target", "MOD");
            json.WriteNumber("mod_revision", _revision);
        }

        json.WriteEndObject();
    }
}
