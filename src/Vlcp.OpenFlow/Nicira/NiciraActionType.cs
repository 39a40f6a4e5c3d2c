namespace Vlcp.OpenFlow.Nicira;

/// <summary>nx_action_subtype: the numbers of Nicira's actions (ovs-actions(7)).</summary>
internal enum NiciraActionType : ushort
{
    Resubmit = 1,
    RegMove = 6,
    RegLoad = 7,
    Note = 8,
    ResubmitTable = 14,
    OutputReg = 15,
    Learn = 16,
    Exit = 17,
    FinTimeout = 19,
    Controller = 20,
    StackPush = 27,
    StackPop = 28,
    RegLoad2 = 33,
    Conjunction = 34,
    Ct = 35,
    Nat = 36,
    CtClear = 43,
    CheckPacketLarger = 49,
}
