using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>When the switch tells that a table fills up or empties (ofp_table_mod_prop_vacancy), in percent of free places.</summary>
[WireStruct]
public sealed partial record TableVacancy
{
    /// <summary>It tells when there is less.</summary>
    public byte Down { get; init; }

    /// <summary>It tells when there is more.</summary>
    public byte Up { get; init; }

    /// <summary>What there is now; 0 in a request.</summary>
    [PadAfter(1)]
    public byte Vacancy { get; init; }
}
