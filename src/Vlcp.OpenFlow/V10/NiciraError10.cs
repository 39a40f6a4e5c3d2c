using Vlcp.OpenFlow.Messages;
using Vlcp.OpenFlow.Nicira;

namespace Vlcp.OpenFlow.V10;

/// <summary>An error that 1.0 has no number for, as Open vSwitch says it there.</summary>
/// <param name="VendorType">Nicira's type of it in 1.0.</param>
/// <param name="VendorCode">Nicira's code of it in 1.0.</param>
/// <param name="Type">What later versions call it.</param>
/// <param name="Code">The code of later versions.</param>
internal readonly record struct NiciraError10(ushort VendorType, ushort VendorCode, ErrorType Type, ushort Code)
{
    private const int GroupModCodes = 17;

    private static readonly NiciraError10[] All =
    [
        new(0, 263, ErrorType.BadMatch, 6), new(1, 258, ErrorType.BadMatch, 7), new(1, 259, ErrorType.BadMatch, 8), new(1, 260, ErrorType.BadMatch, 9),
        new(1, 261, ErrorType.BadMatch, 10), new(1, 262, ErrorType.BadMatch, 5), new(1, 512, ErrorType.BadRequest, 9), new(1, 513, ErrorType.RoleRequestFailed, 2),
        new(1, 514, ErrorType.BadRequest, 11), new(1, 517, ErrorType.FlowMonitorFailed, 1), new(1, 518, ErrorType.FlowMonitorFailed, 5),
        new(1, 519, ErrorType.FlowMonitorFailed, 3), new(1, 522, ErrorType.BadAction, 10), new(1, 523, ErrorType.BadAction, 13), new(1, 524, ErrorType.BadAction, 14),
        new(1, 525, ErrorType.BadAction, 15), new(2, 9, ErrorType.BadAction, 9), new(2, 257, ErrorType.BadInstruction, 1), new(3, 258, ErrorType.FlowModFailed, 7),
        Own(1, 256, 2), Own(1, 257, 3), Own(1, 515, 4), Own(1, 516, 5), Own(1, 520, 9), Own(1, 521, 10), Own(2, 256, 11), Own(5, 256, 12), Own(5, 257, 13),
        Own(2, 526, 15), Own(1, 527, 16), Own(1, 528, 17), Own(1, 529, 18), Own(1, 530, 19), Own(1, 531, 20), Own(1, 532, 21), Own(1, 533, 34), Own(1, 534, 35),
        Own(1, 535, 36), Own(1, 536, 37), Own(1, 537, 38), Own(1, 264, 43), Own(1, 265, 42),
        .. Enumerable.Range(0, GroupModCodes).Select(code => new NiciraError10((ushort)ErrorType.GroupModFailed, (ushort)code, ErrorType.GroupModFailed, (ushort)code)),
    ];

    public static NiciraError10? Find(ushort vendorType, ushort vendorCode) => First(e => e.VendorType == vendorType && e.VendorCode == vendorCode);

    public static NiciraError10? Find(ErrorMessage message) =>
        message.ErrorType == ErrorType.Experimenter && message.Experimenter != NiciraAction.Experimenter
            ? null
            : First(e => e.Type == message.ErrorType && e.Code == message.Code);

    private static NiciraError10? First(Predicate<NiciraError10> fits) => Array.FindIndex(All, fits) is >= 0 and var index ? All[index] : null;

    private static NiciraError10 Own(ushort type, ushort code, ushort later) => new(type, code, ErrorType.Experimenter, later);
}
