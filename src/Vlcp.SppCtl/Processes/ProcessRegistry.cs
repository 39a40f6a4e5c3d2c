using System.Collections.Immutable;

namespace Vlcp.SppCtl.Processes;

/// <summary>The processes that are connected, in the order in which they first came. It is the only state of spp-ctl.</summary>
internal sealed class ProcessRegistry
{
    private ImmutableList<SppProcess> processes = [];

    /// <summary>All processes at this moment.</summary>
    public ImmutableList<SppProcess> All => Volatile.Read(ref processes);

    /// <summary>The primary, if it is connected.</summary>
    public SppProcess? Primary => All.Find(process => process.Identity.Kind == ProcessKind.Primary);

    /// <summary>The process that has the place of another one: there is one primary, and secondary processes share one space of
    /// numbers.</summary>
    /// <param name="identity">Who asks.</param>
    /// <returns>The process, or null.</returns>
    public SppProcess? Find(ProcessIdentity identity) => All.Find(process => process.Identity.ClientId == identity.ClientId);

    /// <summary>A secondary process of one kind.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="clientId">Its number.</param>
    /// <returns>The process; null if there is none, or one of another kind.</returns>
    public SppProcess? Find(ProcessKind kind, int clientId) => Find(new ProcessIdentity(kind, clientId)) is { } found && found.Identity.Kind == kind ? found : null;

    /// <summary>Adds a process, in the place of the one with the same number if there is one.</summary>
    /// <param name="process">The process.</param>
    /// <returns>Whom it replaced; the caller closes its connection.</returns>
    public SppProcess? Put(SppProcess process)
    {
        SppProcess? replaced = null;
        ImmutableInterlocked.Update(ref processes, all =>
        {
            replaced = all.Find(other => other.Identity.ClientId == process.Identity.ClientId);
            return replaced is null ? all.Add(process) : all.Replace(replaced, process);
        });
        return replaced;
    }

    /// <summary>Removes a process, unless another one has taken its place.</summary>
    /// <param name="process">The process.</param>
    /// <returns>True if it was there.</returns>
    public bool Remove(SppProcess process)
    {
        var was = false;
        ImmutableInterlocked.Update(ref processes, all =>
        {
            was = all.Contains(process);
            return all.Remove(process);
        });
        return was;
    }
}
