using Vlcp.OpenFlow.Nicira;
using Vlcp.OpenFlow.V10;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>The peer refused a message; the transaction id is that message's (1.3.5 section 7.4.4).</summary>
/// <param name="ErrorType">What kind of thing is wrong.</param>
/// <param name="Code">What is wrong, see <see cref="Name"/>; for an experimenter's error its own type.</param>
/// <param name="Data">The beginning of the refused message, at least 64 bytes of it; text for <see cref="ErrorType.HelloFailed"/>.</param>
public sealed record ErrorMessage(ErrorType ErrorType, ushort Code, WireBytes Data) : OpenFlowMessage
{
    /// <summary>The code of <see cref="ErrorType.HelloFailed"/> for: no common version.</summary>
    public const ushort Incompatible = 0;

    /// <summary>The code of <see cref="ErrorType.BadRequest"/> for: wrong version in the header.</summary>
    public const ushort BadVersion = 0;

    /// <summary>The code of <see cref="ErrorType.BadRequest"/> for: unknown type of message.</summary>
    public const ushort BadMessageType = 1;

    /// <summary>The code of <see cref="ErrorType.FlowModFailed"/> for a reason that only 1.0 has: an emergency flow with a time-out.</summary>
    public const ushort BadEmergencyTimeout = 0xff03;

    /// <summary>The code of <see cref="ErrorType.FlowModFailed"/> for a reason that only 1.0 has: actions in an order that does not work.</summary>
    public const ushort UnsupportedActionOrder = 0xff05;

    /// <inheritdoc/>
    public override MessageType Type => MessageType.Error;

    /// <summary>The experimenter whose error this is, or 0.</summary>
    public uint Experimenter { get; init; }

    /// <summary>The name in the standard, such as OFPFMFC_TABLE_FULL, or the numbers when there is none.</summary>
    public string Name => ErrorNames.Of(ErrorType, Code, Experimenter);

    /// <summary>The type of the message that was refused, or null when the data does not hold it.</summary>
    public MessageType? RefusedType => ErrorType != ErrorType.HelloFailed && Data.Length >= HeaderSize
        ? MessageNumbers.FromWire(Data[1], (OpenFlowVersion)Data[0])
        : null;

    internal static ErrorMessage ReadBody(ref WireReader reader)
    {
        var typeNumber = reader.ReadUInt16("type");
        var code = reader.ReadUInt16("code");
        var type = (ErrorType)typeNumber;
        if (reader.Version() == OpenFlowVersion.V10)
        {
            if (ErrorLayout10.TryReadVendor(ref reader, typeNumber, code, out var vendor))
            {
                return new ErrorMessage(vendor.Type, vendor.Code, reader.ReadBytes(reader.Remaining, "data"))
                {
                    Experimenter = vendor.Type == ErrorType.Experimenter ? NiciraAction.Experimenter : 0,
                };
            }
            (type, code) = ErrorLayout10.Read(typeNumber, code);
        }
        var experimenter = type == ErrorType.Experimenter ? reader.ReadUInt32("experimenter") : 0;
        return new ErrorMessage(type, code, reader.ReadBytes(reader.Remaining, "data")) { Experimenter = experimenter };
    }

    internal override void WriteBody(ref WireWriter writer, OpenFlowVersion version)
    {
        if (version == OpenFlowVersion.V10 && ErrorLayout10.TryWriteVendor(ref writer, this))
        {
            writer.WriteBytes(Data);
            return;
        }
        var (type, code) = version == OpenFlowVersion.V10 ? ErrorLayout10.Write(ErrorType, Code) : ((ushort)ErrorType, Code);
        writer.WriteUInt16(type);
        writer.WriteUInt16(code);
        if (ErrorType == ErrorType.Experimenter)
        {
            writer.WriteUInt32(Experimenter);
        }
        writer.WriteBytes(Data);
    }
}
