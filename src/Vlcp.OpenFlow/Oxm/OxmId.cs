namespace Vlcp.OpenFlow.Oxm;

/// <summary>What names a match field on the wire: the class and number of its OXM header (OpenFlow 1.3.5 section 7.2.3.2).</summary>
/// <param name="Class">oxm_class.</param>
/// <param name="Number">oxm_field, 0 to 127.</param>
/// <param name="Experimenter">The experimenter that defines the field when the class is 0xffff, else 0.</param>
public readonly record struct OxmId(ushort Class, byte Number, uint Experimenter = 0)
{
    /// <summary>The class of the Nicira fields that repeat OpenFlow 1.0's (NXM_OF_*).</summary>
    public const ushort NxmOfClass = 0x0000;

    /// <summary>The class of Nicira's own fields (NXM_NX_*).</summary>
    public const ushort NxmNxClass = 0x0001;

    /// <summary>The class of the fields of the standard (OXM_OF_*).</summary>
    public const ushort BasicClass = 0x8000;

    /// <summary>The class of the 64-bit packet registers.</summary>
    public const ushort PacketRegisterClass = 0x8001;

    /// <summary>The class whose payloads begin with an experimenter id.</summary>
    public const ushort ExperimenterClass = 0xffff;

    /// <summary>The experimenter id of the Open Networking Foundation.</summary>
    public const uint OnfExperimenter = 0x4f4e4600;

    internal bool HasExperimenter => Class == ExperimenterClass;
}
