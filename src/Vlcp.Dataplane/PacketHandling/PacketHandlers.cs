using Vlcp.Dataplane.Flows;
using Vlcp.Dataplane.Producers;
using Vlcp.OpenFlow.Actions;
using Vlcp.OpenFlow.Connection;
using Vlcp.OpenFlow.Messages;

namespace Vlcp.Dataplane.PacketHandling;

/// <summary>Finds the handler of a packet by the class in the cookie of the flow that sent it.</summary>
internal sealed class PacketHandlers
{
    private readonly Dictionary<CookieClass, IPacketHandler> _handlers = [];

    public void Add(IPacketHandler handler) => _handlers.Add(handler.Class, handler);

    public void Remove(IPacketHandler handler) => _handlers.Remove(handler.Class);

    public void Handle(PacketIn packet, ProducerEngine facts, OpenFlowConnection connection)
    {
        if (_handlers.TryGetValue(Cookie.ClassOf(packet.Cookie), out var handler)
            && handler.Handle(packet.Data.Span, packet.InPort, facts) is { } answer)
        {
            _ = SendAsync(connection, packet.InPort, answer);
        }
    }

    private static async Task SendAsync(OpenFlowConnection connection, uint port, byte[] frame)
    {
        try
        {
            await connection.SendAsync(new PacketOut(frame, [new OutputAction(port)]), CancellationToken.None);
        }
        catch (OpenFlowConnectionException)
        {
            // Whoever asked will ask again on the next connection.
        }
    }
}
