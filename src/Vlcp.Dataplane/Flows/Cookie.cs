using System.Buffers;
using System.Text;
using Vlcp.Wire;

namespace Vlcp.Dataplane.Flows;

/// <summary>
/// Cookies name the class of a flow, its owner and its content, and nothing that changes when a process restarts: class (8 bits),
/// hash of the owner (28 bits), hash of the content (28 bits).
/// </summary>
public static class Cookie
{
    /// <summary>Selects the class in a cookie.</summary>
    public const ulong ClassMask = 0xff00_0000_0000_0000;

    /// <summary>The cookie of a learned flow, which the comparison with the desired flows leaves alone.</summary>
    public const ulong Learned = (ulong)CookieClass.Learned << 56;

    private const ulong PartMask = (1UL << 28) - 1;

    /// <summary>The cookie of flows learned in one network: it is one of the class <see cref="Learned"/>.</summary>
    /// <param name="networkNumber">The network's number, 24 bits.</param>
    /// <param name="about">
    /// What else the learned flows hold, for example the VNI, 32 bits: the switch forgets those whose cookie is not learned with any more.
    /// </param>
    public static ulong LearnedIn(uint networkNumber, uint about = 0) => Learned | ((ulong)about << 24) | networkNumber;

    /// <summary>The class in a cookie.</summary>
    public static CookieClass ClassOf(ulong cookie) => (CookieClass)(cookie >> 56);

    /// <summary>The cookie of a flow.</summary>
    /// <param name="owner">Full name of the owner, see <see cref="Producers.Producer.Owner"/>.</param>
    /// <param name="flow">The flow.</param>
    public static ulong For(string owner, DesiredFlow flow)
    {
        var content = new ArrayBufferWriter<byte>(256);
        var writer = new WireWriter(content);
        foreach (var instruction in flow.Instructions)
        {
            instruction.Write(ref writer);
        }

        writer.Flush();
        return ((ulong)flow.Class << 56)
            | ((Hash(Encoding.UTF8.GetBytes(owner)) & PartMask) << 28)
            | (Hash(content.WrittenSpan) & PartMask);
    }

    // FNV-1a: it has to be the same on every machine and in every version, not hard to invert.
    private static ulong Hash(ReadOnlySpan<byte> bytes)
    {
        var hash = 0xcbf29ce484222325;
        foreach (var value in bytes)
        {
            hash = (hash ^ value) * 0x100000001b3;
        }

        return hash ^ (hash >> 32);
    }
}
