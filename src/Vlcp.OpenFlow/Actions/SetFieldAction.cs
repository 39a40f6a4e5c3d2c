using Vlcp.OpenFlow.Nicira;
using Vlcp.OpenFlow.Oxm;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Actions;

/// <summary>Sets a field, or the bits of it that the mask selects. Versions before 1.5 have no masks here: a masked one travels as
/// Nicira's NXAST_REG_LOAD2, which says the same.</summary>
/// <param name="Setting">Field, value, and mask.</param>
public sealed record SetFieldAction(MatchField Setting) : OpenFlowAction
{
    private const int NiciraHeaderSize = 6;

    /// <summary>Sets the whole field.</summary>
    /// <param name="field">The field.</param>
    /// <param name="value">The value.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is wider than the field.</exception>
    public SetFieldAction(OxmField field, UInt128 value)
        : this(field.Is(value))
    {
    }

    internal override ushort WireType => (ushort)(Setting.IsExact ? ActionType.SetField : ActionType.Experimenter);

    internal override int BodySize => (Setting.IsExact ? 0 : NiciraHeaderSize) + OxmWire.SizeOf(Setting);

    internal static OpenFlowAction ReadBody(ref WireReader reader)
    {
        var setting = OxmWire.Read(ref reader, out _) ?? throw reader.Error("set_field", "fields wider than 16 bytes can't be set");
        // What follows is padding to 8 bytes.
        reader.Skip(reader.Remaining, "pad");
        return new SetFieldAction(setting);
    }

    internal override void WriteBody(ref WireWriter writer)
    {
        if (!Setting.IsExact)
        {
            writer.WriteUInt32(NiciraAction.Experimenter);
            writer.WriteUInt16((ushort)NiciraActionType.RegLoad2);
        }
        OxmWire.Write(ref writer, Setting);
    }
}
