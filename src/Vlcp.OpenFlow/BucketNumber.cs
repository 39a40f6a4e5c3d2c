namespace Vlcp.OpenFlow;

/// <summary>The reserved numbers of buckets (ofp_group_bucket of 1.5). Buckets are 0 to <see cref="Max"/>.</summary>
public static class BucketNumber
{
    /// <summary>The largest number of a bucket.</summary>
    public const uint Max = 0xffffff00;

    /// <summary>Before the first bucket, or the first one.</summary>
    public const uint First = 0xfffffffd;

    /// <summary>After the last bucket, or the last one.</summary>
    public const uint Last = 0xfffffffe;

    /// <summary>All buckets.</summary>
    public const uint All = 0xffffffff;
}
