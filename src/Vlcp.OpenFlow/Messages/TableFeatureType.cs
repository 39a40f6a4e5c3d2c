namespace Vlcp.OpenFlow.Messages;

/// <summary>ofp_table_feature_prop_type: what a property of a table's features is about. An odd number is about the flow that packets
/// without another take (table-miss).</summary>
public enum TableFeatureType : ushort
{
    /// <summary>Instructions.</summary>
    Instructions = 0,

    /// <summary>Instructions of the table-miss flow.</summary>
    InstructionsMiss = 1,

    /// <summary>Tables to go to.</summary>
    NextTables = 2,

    /// <summary>Tables to go to from the table-miss flow.</summary>
    NextTablesMiss = 3,

    /// <summary>Actions that can be written.</summary>
    WriteActions = 4,

    /// <summary>Actions that the table-miss flow can write.</summary>
    WriteActionsMiss = 5,

    /// <summary>Actions that can be applied.</summary>
    ApplyActions = 6,

    /// <summary>Actions that the table-miss flow can apply.</summary>
    ApplyActionsMiss = 7,

    /// <summary>Fields that can be matched.</summary>
    Match = 8,

    /// <summary>Fields that can be left out of a match.</summary>
    Wildcards = 10,

    /// <summary>Fields that written actions can set.</summary>
    WriteSetField = 12,

    /// <summary>Fields that written actions of the table-miss flow can set.</summary>
    WriteSetFieldMiss = 13,

    /// <summary>Fields that applied actions can set.</summary>
    ApplySetField = 14,

    /// <summary>Fields that applied actions of the table-miss flow can set.</summary>
    ApplySetFieldMiss = 15,

    /// <summary>Tables that this one follows; since 1.4.</summary>
    TableSyncFrom = 16,

    /// <summary>Fields that written actions can copy; since 1.5.</summary>
    WriteCopyField = 18,

    /// <summary>Fields that written actions of the table-miss flow can copy; since 1.5.</summary>
    WriteCopyFieldMiss = 19,

    /// <summary>Fields that applied actions can copy; since 1.5.</summary>
    ApplyCopyField = 20,

    /// <summary>Fields that applied actions of the table-miss flow can copy; since 1.5.</summary>
    ApplyCopyFieldMiss = 21,

    /// <summary>Types of packets that the table takes; since 1.5.</summary>
    PacketTypes = 22,

    /// <summary>An experimenter's.</summary>
    Experimenter = 0xfffe,

    /// <summary>An experimenter's, about the table-miss flow.</summary>
    ExperimenterMiss = 0xffff,
}
