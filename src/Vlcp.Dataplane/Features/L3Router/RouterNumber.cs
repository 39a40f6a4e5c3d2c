using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Vlcp.Dataplane.Features.L3Router;

/// <summary>The number by which flows know a router.</summary>
internal static class RouterNumber
{
    /// <summary>
    /// The number of a router, equal on all switches and after every restart. 64 bits of a cryptographic hash: nobody can choose an
    /// id with which his router gets into another one's routes.
    /// </summary>
    public static ulong Of(string routerId) => BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(routerId)));
}
