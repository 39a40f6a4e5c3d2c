using Vlcp.Wire;

namespace Vlcp.OpenFlow.Nicira;

/// <summary>Sends the packet to one controller.</summary>
/// <param name="MaxLength">Bytes of the packet; 0xffff for all.</param>
/// <param name="ControllerId">The controller; 0 for those that chose no number.</param>
/// <param name="Reason">The reason in the packet-in; 1 is an action's.</param>
//  first form: 10 max_len (2) | 12 controller_id (2) | 14 reason (1)      second form: 16 properties
public sealed record ControllerAction(ushort MaxLength = 0xffff, ushort ControllerId = 0, byte Reason = 1) : NiciraAction
{
    private const ushort MaxLengthProperty = 0;
    private const ushort IdProperty = 1;
    private const ushort ReasonProperty = 2;
    private const ushort UserDataProperty = 3;
    private const ushort PauseProperty = 4;
    private const ushort MeterProperty = 5;
    private const ushort WholePacket = 0xffff;
    private const byte ReasonAction = 1;

    // Open vSwitch fills properties up to eight bytes of the message, and in 1.0 the action may begin at four.
    private const int PaddingOrigin = 0;
    private const int Alignment = 8;

    /// <summary>Bytes that come back in the packet-in (<see cref="NiciraPacketIn2"/>).</summary>
    public WireBytes UserData { get; init; }

    /// <summary>True when the packet waits until the controller sends it on with <see cref="NiciraResume"/>.</summary>
    public bool Pause { get; init; }

    /// <summary>The meter that limits how many packets are sent, or null for the common one.</summary>
    public uint? MeterId { get; init; }

    internal override ushort WireSubtype =>
        (ushort)(IsSecondForm ? NiciraActionType.Controller2 : NiciraActionType.Controller);

    private bool IsSecondForm => UserData.Length > 0 || Pause || MeterId is not null;

    internal static ControllerAction ReadPayload(ref WireReader reader)
    {
        var action = new ControllerAction(reader.ReadUInt16("max_len"), reader.ReadUInt16("controller_id"), reader.ReadUInt8("reason"));
        reader.Skip(1, "zero");
        return action;
    }

    internal static ControllerAction ReadPayload2(ref WireReader reader)
    {
        reader.Skip(6, "zeros");
        var action = new ControllerAction();
        var padding = (reader.Offset + reader.Remaining - PaddingOrigin) % Alignment;
        while (reader.Remaining > padding && PropertyList.TryRead(ref reader, PaddingOrigin, out var type, out var content))
        {
            action = type switch
            {
                MaxLengthProperty => action with { MaxLength = content.ReadUInt16("max_len") },
                IdProperty => action with { ControllerId = content.ReadUInt16("controller_id") },
                ReasonProperty => action with { Reason = content.ReadUInt8("reason") },
                UserDataProperty => action with { UserData = content.ReadBytes(content.Remaining, "userdata") },
                PauseProperty => action with { Pause = true },
                MeterProperty => action with { MeterId = content.ReadUInt32("meter_id") },
                _ => throw reader.Error("controller2", $"property {type} is not described"),
            };
        }
        reader.Skip(padding, "pad");
        return action;
    }

    internal override void WritePayload(ref WireWriter writer)
    {
        if (IsSecondForm)
        {
            WriteProperties(ref writer);
            return;
        }
        writer.WriteUInt16(MaxLength);
        writer.WriteUInt16(ControllerId);
        writer.WriteUInt8(Reason);
        writer.Skip(1);
    }

    private void WriteProperties(ref WireWriter writer)
    {
        writer.Skip(6);
        if (MaxLength != WholePacket)
        {
            Write(ref writer, MaxLengthProperty, MaxLength);
        }
        if (ControllerId != 0)
        {
            Write(ref writer, IdProperty, ControllerId);
        }
        if (Reason != ReasonAction)
        {
            Write(ref writer, ReasonProperty, [Reason]);
        }
        if (UserData.Length > 0)
        {
            Write(ref writer, UserDataProperty, UserData);
        }
        if (Pause)
        {
            Write(ref writer, PauseProperty, []);
        }
        if (MeterId is { } meter)
        {
            var start = PropertyList.Begin(ref writer, MeterProperty);
            writer.WriteUInt32(meter);
            PropertyList.End(ref writer, start, PaddingOrigin);
        }
    }

    private static void Write(ref WireWriter writer, ushort type, scoped ReadOnlySpan<byte> content)
    {
        var start = PropertyList.Begin(ref writer, type);
        writer.WriteBytes(content);
        PropertyList.End(ref writer, start, PaddingOrigin);
    }

    // Open vSwitch counts what fills up a number of two bytes as part of it.
    private static void Write(ref WireWriter writer, ushort type, ushort value) =>
        Write(ref writer, type, [(byte)(value >> 8), (byte)value, 0, 0]);
}
