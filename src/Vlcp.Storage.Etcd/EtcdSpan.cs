using System.Text;

namespace Vlcp.Storage.Etcd;

/// <summary>The etcd keys from one (inclusive) to another (exclusive), in the order of their bytes.</summary>
internal readonly record struct EtcdSpan(byte[] Start, byte[] End)
{
    /// <summary>The keys that begin with a text whose last character is an ASCII one.</summary>
    internal static EtcdSpan Prefix(string text)
    {
        var start = Encoding.UTF8.GetBytes(text);
        var end = start.ToArray();
        end[^1]++;
        return new EtcdSpan(start, end);
    }
}
