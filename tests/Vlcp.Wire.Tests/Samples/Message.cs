namespace Vlcp.Wire.Tests.Samples;

public enum MessageType : byte
{
    Hello = 0,
    PortStatus = 12,
    Multipart = 19,
    Text = 30,
}

/// <summary>A message with a header like OpenFlow's.</summary>
[WireStruct]
[Discriminator(nameof(Type))]
public abstract partial record Message
{
    public byte Version { get; init; } = 4;

    public MessageType Type { get; protected init; }

    [StructLength]
    public partial ushort Length { get; }

    public uint Xid { get; init; }
}

[WireStruct]
[WireUnknown]
public sealed partial record UnknownMessage : Message
{
    [Remaining]
    public WireBytes Body { get; init; }
}

[WireStruct]
[WireCase(MessageType.PortStatus)]
public sealed partial record PortStatus : Message
{
    public byte Reason { get; init; }

    [Pad(7)]
    public required Port Desc { get; init; }
}

[WireStruct]
public sealed partial record Port
{
    public uint Number { get; init; }

    [FixedText(8)]
    public string Name { get; init; } = "";
}

/// <summary>A second level of choice: the kind of a multipart message.</summary>
[WireStruct]
[WireCase(MessageType.Multipart)]
[Discriminator(nameof(Kind))]
public abstract partial record Multipart : Message
{
    public ushort Kind { get; protected init; }

    [PadAfter(4)]
    public ushort Flags { get; init; }
}

[WireStruct]
[WireUnknown]
public sealed partial record UnknownMultipart : Multipart
{
    [Remaining]
    public WireBytes Body { get; init; }
}

[WireStruct]
[WireCase((ushort)13)]
public sealed partial record PortsReply : Multipart
{
    [Remaining]
    public WireList<Port> Ports { get; init; }
}
