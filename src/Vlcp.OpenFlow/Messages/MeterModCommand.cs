namespace Vlcp.OpenFlow.Messages;

/// <summary>ofp_meter_mod_command.</summary>
public enum MeterModCommand : ushort
{
    /// <summary>A new meter.</summary>
    Add = 0,

    /// <summary>Replaces a meter.</summary>
    Modify = 1,

    /// <summary>Deletes a meter and the flows that use it.</summary>
    Delete = 2,
}
