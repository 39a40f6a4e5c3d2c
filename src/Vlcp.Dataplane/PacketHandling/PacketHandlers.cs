using Vlcp.Dataplane.Flows;
using Vlcp.OpenFlow.Messages;

namespace Vlcp.Dataplane.PacketHandling;

/// <summary>Finds the handler of a packet by the class in the cookie of the flow that sent it.</summary>
internal sealed class PacketHandlers
{
    private readonly Dictionary<CookieClass, IPacketHandler> _handlers = [];

    public void Add(IPacketHandler handler) => _handlers.Add(handler.Class, handler);

    public void Remove(IPacketHandler handler) => _handlers.Remove(handler.Class);

    public void Handle(PacketIn packet, IPacketSource source)
    {
        if (_handlers.TryGetValue(Cookie.ClassOf(packet.Cookie), out var handler))
        {
            handler.Handle(packet, source);
        }
    }

    /// <summary>Hands a packet that could not be delivered to the handler of a class, for example to tell its sender.</summary>
    /// <returns>False if no loaded module handles the class.</returns>
    public bool Refer(CookieClass about, PacketIn packet, IPacketSource source)
    {
        if (!_handlers.TryGetValue(about, out var handler))
        {
            return false;
        }

        handler.Handle(packet, source);
        return true;
    }
}
