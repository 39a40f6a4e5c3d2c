using Vlcp.OpenFlow.Nicira;
using Vlcp.OpenFlow.Oxm;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Actions;

/// <summary>Sets a field, or the bits of it that the mask selects. Versions before 1.5 have no masks here: a masked one travels as
/// Nicira's NXAST_REG_LOAD2, which says the same, and so does every one in 1.0.</summary>
/// <param name="Setting">Field, value, and mask.</param>
public sealed record SetFieldAction(MatchField Setting) : OpenFlowAction
{
    /// <summary>Sets the whole field.</summary>
    /// <param name="field">The field.</param>
    /// <param name="value">The value.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is wider than the field.</exception>
    public SetFieldAction(OxmField field, UInt128 value)
        : this(field.Is(value))
    {
    }

    internal override ushort WireType => (ushort)ActionType.SetField;

    internal static OpenFlowAction ReadBody(ref WireReader reader)
    {
        var setting = OxmWire.Read(ref reader, out _) ?? throw reader.Error("set_field", "fields wider than 16 bytes can't be set");
        // What follows is padding to 8 bytes.
        reader.Skip(reader.Remaining, "pad");
        return new SetFieldAction(setting);
    }

    internal override void WriteStandard(ref WireWriter writer)
    {
        if (Setting.IsExact || writer.Version() >= OpenFlowVersion.V15)
        {
            base.WriteStandard(ref writer);
        }
        else
        {
            WriteIn10(ref writer);
        }
    }

    internal override void WriteIn10(ref WireWriter writer)
    {
        WriteNiciraHeader(ref writer, NiciraActionType.RegLoad2);
        OxmWire.Write(ref writer, Setting, Setting.Field.SubfieldId);
    }

    internal override void WriteBody(ref WireWriter writer) => OxmWire.Write(ref writer, Setting, Setting.Field.IdIn(writer.Version()));
}
