namespace Vlcp.Storage.Etcd;

/// <summary>What became of an attempt to commit.</summary>
/// <param name="Revision">The commit's revision, or 0 when others had changed what was read.</param>
/// <param name="Fresh">After a conflict: the same read again, if etcd could give it at once.</param>
internal sealed record EtcdOutcome(long Revision, EtcdAnswers? Fresh)
{
    internal static EtcdOutcome Conflict(EtcdAnswers? fresh = null) => new(0, fresh);
}
