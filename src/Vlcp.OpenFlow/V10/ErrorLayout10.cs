using Vlcp.OpenFlow.Messages;
using Vlcp.OpenFlow.Nicira;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.V10;

/// <summary>1.0 numbers some kinds of errors, and some reasons, otherwise than later versions.</summary>
internal static class ErrorLayout10
{
    private static readonly (ushort Old, ErrorType New)[] Types =
        [(3, ErrorType.FlowModFailed), (4, ErrorType.PortModFailed), (5, ErrorType.QueueOperationFailed)];

    // The place of a number is the reason's number in 1.0.
    private static readonly ushort[] FlowModCodes =
        [1, 3, 4, ErrorMessage.BadEmergencyTimeout, 6, ErrorMessage.UnsupportedActionOrder];

    // NXET_VENDOR: type and code of an error that 1.0 does not have come behind an experimenter's number.
    private const ushort VendorError = 0xb0c2;

    /// <summary>Takes the type and code of an error that 1.0 has no number for. False leaves the reader where it was.</summary>
    public static bool TryReadVendor(ref WireReader reader, ushort type, ushort code, out NiciraError10 error)
    {
        var rest = reader;
        error = default;
        if (type != VendorError || code != 0 || rest.Remaining < 8 || rest.ReadUInt32("vendor") != NiciraAction.Experimenter)
        {
            return false;
        }
        if (NiciraError10.Find(rest.ReadUInt16("vendor.type"), rest.ReadUInt16("vendor.code")) is not { } known)
        {
            return false;
        }
        reader = rest;
        error = known;
        return true;
    }

    /// <summary>Writes an error that 1.0 has no number for; false when it has one, or none is known.</summary>
    public static bool TryWriteVendor(ref WireWriter writer, ErrorMessage message)
    {
        if (NiciraError10.Find(message) is not { } known)
        {
            return false;
        }
        writer.WriteUInt16(VendorError);
        writer.WriteUInt16(0);
        writer.WriteUInt32(NiciraAction.Experimenter);
        writer.WriteUInt16(known.VendorType);
        writer.WriteUInt16(known.VendorCode);
        return true;
    }

    public static (ErrorType Type, ushort Code) Read(ushort type, ushort code)
    {
        foreach (var (old, later) in Types)
        {
            if (type == old)
            {
                return (later, later == ErrorType.FlowModFailed && code < FlowModCodes.Length ? FlowModCodes[code] : code);
            }
        }
        return ((ErrorType)type, code);
    }

    public static (ushort Type, ushort Code) Write(ErrorType type, ushort code)
    {
        foreach (var (old, later) in Types)
        {
            if (type == later)
            {
                var index = later == ErrorType.FlowModFailed ? Array.IndexOf(FlowModCodes, code) : -1;
                return (old, index >= 0 ? (ushort)index : code);
            }
        }
        return ((ushort)type, code);
    }
}
