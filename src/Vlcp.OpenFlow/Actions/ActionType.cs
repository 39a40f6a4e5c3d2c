namespace Vlcp.OpenFlow.Actions;

/// <summary>ofp_action_type of OpenFlow 1.2 to 1.5.</summary>
internal enum ActionType : ushort
{
    Output = 0,
    CopyTtlOut = 11,
    CopyTtlIn = 12,
    SetMplsTtl = 15,
    DecrementMplsTtl = 16,
    PushVlan = 17,
    PopVlan = 18,
    PushMpls = 19,
    PopMpls = 20,
    SetQueue = 21,
    Group = 22,
    SetIpTtl = 23,
    DecrementIpTtl = 24,
    SetField = 25,
    PushPbb = 26,
    PopPbb = 27,
    CopyField = 28,
    Meter = 29,
    Experimenter = 0xffff,
}
