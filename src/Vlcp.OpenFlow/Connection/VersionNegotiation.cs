using Vlcp.OpenFlow.Messages;

namespace Vlcp.OpenFlow.Connection;

/// <summary>The choice of a common version (1.3.5 section 6.3.1).</summary>
internal static class VersionNegotiation
{
    private const int HighestBit = 31;

    public static Hello Offer(IReadOnlyList<OpenFlowVersion> allowed) =>
        new((byte)allowed.Max(), allowed.Aggregate(0u, (bitmap, version) => bitmap | 1u << (int)version));

    /// <summary>The version that both sides speak, or null.</summary>
    public static OpenFlowVersion? Choose(IReadOnlyList<OpenFlowVersion> allowed, Hello peer)
    {
        if (peer.Bitmap is { } bitmap)
        {
            var common = allowed.Where(v => (byte)v <= HighestBit && (bitmap & 1u << (byte)v) != 0).ToArray();
            return common.Length == 0 ? null : common.Max();
        }
        // Without a bitmap a peer speaks its highest version and, by convention, every one below that we would meet it in.
        var version = (OpenFlowVersion)Math.Min((byte)allowed.Max(), peer.HeaderVersion);
        return allowed.Contains(version) ? version : null;
    }

    public static string Refusal(IReadOnlyList<OpenFlowVersion> allowed, Hello peer) =>
        $"No common version: we speak {string.Join(", ", allowed.Select(v => (byte)v))}, the peer speaks {Describe(peer)}";

    private static string Describe(Hello peer) => peer.Bitmap is { } bitmap
        ? string.Join(", ", Enumerable.Range(0, HighestBit + 1).Where(bit => (bitmap & 1u << bit) != 0))
        : $"{peer.HeaderVersion} at most";
}
