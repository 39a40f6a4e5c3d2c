namespace Vlcp.OpenFlow.Nicira;

/// <summary>nx_tlv_table_mod_command.</summary>
public enum TlvTableCommand : ushort
{
    /// <summary>Adds mappings.</summary>
    Add = 0,

    /// <summary>Deletes mappings.</summary>
    Delete = 1,

    /// <summary>Deletes all mappings.</summary>
    Clear = 2,
}
