using Vlcp.Storage;

namespace Vlcp.ObjectDb;

/// <summary>Something that the loop of a mirror is asked to do.</summary>
internal sealed class MirrorRequest
{
    private MirrorRequest(StoreQuery? required, StoreQuery? released, long revision)
    {
        Required = required;
        Released = released;
        Revision = revision;
    }

    internal StoreQuery? Required { get; }

    internal StoreQuery? Released { get; }

    /// <summary>The revision to be reached.</summary>
    internal long Revision { get; }

    internal TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal static MirrorRequest Require(StoreQuery query) => new(query, null, 0);

    internal static MirrorRequest Release(StoreQuery query) => new(null, query, 0);

    internal static MirrorRequest Reach(long revision) => new(null, null, revision);
}
