using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>A controller of the switch, as the switch sees it (ofp_controller_status); since 1.5.</summary>
/// <param name="ShortId">The number that the controller gave itself in a role request.</param>
/// <param name="Role">Its role.</param>
/// <param name="Reason">Why this is told: 0: it was asked for; 1: the channel changed; 2: the role changed; 3: a new controller;
/// 4: another number; 5: the controller is gone; 6: an experimenter's.</param>
/// <param name="ChannelStatus">0: up; 1: down.</param>
//  0 length (2) | 2 short_id (2) | 4 role (4) | 8 reason (1) | 9 channel_status (1) | 16 properties
public sealed record ControllerState(ushort ShortId, ControllerRole Role, byte Reason, byte ChannelStatus) : IWireElement
{
    private const ushort UriProperty = 0;

    /// <summary>Where the controller is, or null.</summary>
    public string? Uri { get; init; }

    /// <summary>What experimenters say.</summary>
    public WireList<UnknownProperty> OtherProperties { get; init; } = [];

    /// <summary>Reads an element.</summary>
    /// <param name="reader">Stands on the element.</param>
    /// <exception cref="WireFormatException">The bytes break the layout.</exception>
    public static ControllerState Read(ref WireReader reader)
    {
        var length = reader.ReadUInt16("length");
        var body = reader.Window(length - 2, "controller_status");
        var shortId = body.ReadUInt16("short_id");
        var role = (ControllerRole)body.ReadUInt32("role");
        var reason = body.ReadUInt8("reason");
        var state = new ControllerState(shortId, role, reason, body.ReadUInt8("channel_status"));
        body.Skip(6, "pad");
        List<UnknownProperty> others = [];
        while (PropertyList.TryRead(ref body, out var type, out var content))
        {
            if (type == UriProperty)
            {
                state = state with { Uri = content.ReadText(content.Remaining, "uri") };
            }
            else
            {
                others.Add(UnknownProperty.Read(type, ref content));
            }
        }
        return others.Count == 0 ? state : state with { OtherProperties = others.ToWireList() };
    }

    /// <summary>Writes the element.</summary>
    /// <param name="writer">The message.</param>
    public void Write(ref WireWriter writer)
    {
        var start = writer.Position;
        writer.WriteUInt16(0);
        writer.WriteUInt16(ShortId);
        writer.WriteUInt32((uint)Role);
        writer.WriteUInt8(Reason);
        writer.WriteUInt8(ChannelStatus);
        writer.Skip(6);
        if (Uri is { } uri)
        {
            var property = PropertyList.Begin(ref writer, UriProperty);
            writer.WriteText(uri);
            PropertyList.End(ref writer, property);
        }
        WireLists.WriteAll(ref writer, OtherProperties);
        writer.PatchUInt16(start, writer.Position - start, "length");
    }
}
