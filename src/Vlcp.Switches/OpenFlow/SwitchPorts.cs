using System.Collections.Immutable;
using Vlcp.OpenFlow.Messages;

namespace Vlcp.Switches.OpenFlow;

/// <summary>
/// The ports of one connection. Changes that come before the full list has come are kept and applied to it in their order: each
/// carries the whole port, and any change that the list missed comes after it.
/// </summary>
internal sealed class SwitchPorts(SwitchConnection connection)
{
    private readonly List<PortStatus> early = [];
    private int lists;

    public SwitchConnection Connection => connection;

    /// <summary>The ports by number; null until the full list has come.</summary>
    public ImmutableSortedDictionary<uint, PortDescription>? Ports { get; private set; }

    /// <summary>Changes are kept from now on, until as many calls of <see cref="EndList"/> have followed.</summary>
    public void BeginList() => lists++;

    /// <summary>Takes a full list.</summary>
    public void Complete(IEnumerable<PortDescription> listed)
    {
        var ports = listed.Aggregate(ImmutableSortedDictionary<uint, PortDescription>.Empty, (all, port) => all.SetItem(port.Number, port));
        Ports = early.Aggregate(ports, Apply);
    }

    /// <summary>The list came, or will not come.</summary>
    public void EndList()
    {
        if (--lists == 0)
        {
            early.Clear();
        }
    }

    /// <summary>Takes one change.</summary>
    /// <returns>Whether <see cref="Ports"/> changed.</returns>
    public bool Take(PortStatus change)
    {
        if (lists > 0)
        {
            early.Add(change);
        }

        if (Ports is null)
        {
            return false;
        }

        var before = Ports;
        Ports = Apply(before, change);
        return Ports != before;
    }

    private static ImmutableSortedDictionary<uint, PortDescription> Apply(
        ImmutableSortedDictionary<uint, PortDescription> ports, PortStatus change) =>
        change.Reason == PortStatusReason.Delete ? ports.Remove(change.Port.Number) : ports.SetItem(change.Port.Number, change.Port);
}
