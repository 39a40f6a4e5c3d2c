using System.Buffers.Binary;
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

    /// <inheritdoc/>
    public override MessageType Type => MessageType.Error;

    /// <summary>The experimenter whose error this is, or 0.</summary>
    public uint Experimenter { get; init; }

    /// <summary>The name in the standard, such as OFPFMFC_TABLE_FULL, or the numbers when there is none.</summary>
    public string Name => ErrorNames.Of(ErrorType, Code);

    /// <summary>The type on the wire of the message that was refused, or null when the data does not hold it.</summary>
    public MessageType? RefusedType => ErrorType != ErrorType.HelloFailed && Data.Length >= HeaderSize ? (MessageType)Data[1] : null;

    internal static ErrorMessage ReadBody(ref WireReader reader)
    {
        var type = (ErrorType)reader.ReadUInt16("type");
        var code = reader.ReadUInt16("code");
        var experimenter = type == ErrorType.Experimenter ? reader.ReadUInt32("experimenter") : 0;
        return new ErrorMessage(type, code, reader.ReadBytes(reader.Remaining, "data")) { Experimenter = experimenter };
    }

    internal override void WriteBody(ref WireWriter writer, OpenFlowVersion version)
    {
        writer.WriteUInt16((ushort)ErrorType);
        writer.WriteUInt16(Code);
        if (ErrorType == ErrorType.Experimenter)
        {
            writer.WriteUInt32(Experimenter);
        }
        writer.WriteBytes(Data);
    }
}
