using Vlcp.OpenFlow.Messages;

namespace Vlcp.Apps.Running;

/// <summary>A handler that reads packets in place.</summary>
/// <param name="datapath">The switch.</param>
/// <param name="packet">The packet; it can't be kept.</param>
internal delegate void PacketHandler(Datapath datapath, in PacketInView packet);

/// <summary>One handler of packets that are read in place.</summary>
/// <param name="Name">The method's name.</param>
/// <param name="Phases">The phases in which it is called; none for all.</param>
/// <param name="Invoke">Calls the method.</param>
internal sealed record PacketHandling(string Name, Dispatcher Phases, PacketHandler Invoke)
{
    public bool Wants(Dispatcher phase) => phase == Dispatcher.Any || Phases == Dispatcher.Any || (Phases & phase) != 0;
}
