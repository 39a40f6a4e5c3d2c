using Vlcp.OpenFlow.Messages;

namespace Vlcp.OpenFlow.V10;

/// <summary>1.0 numbers some kinds of errors, and some reasons, otherwise than later versions.</summary>
internal static class ErrorLayout10
{
    private static readonly (ushort Old, ErrorType New)[] Types =
        [(3, ErrorType.FlowModFailed), (4, ErrorType.PortModFailed), (5, ErrorType.QueueOperationFailed)];

    // The place of a number is the reason's number in 1.0.
    private static readonly ushort[] FlowModCodes =
        [1, 3, 4, ErrorMessage.BadEmergencyTimeout, 6, ErrorMessage.UnsupportedActionOrder];

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
