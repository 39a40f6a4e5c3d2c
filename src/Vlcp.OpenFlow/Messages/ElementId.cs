using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>The number of an instruction or an action (ofp_instruction_id, ofp_action_id).</summary>
/// <param name="Type">The type; 0xffff for an experimenter's.</param>
/// <param name="ExperimenterData">What an experimenter adds: its number and its own type.</param>
public sealed record ElementId(ushort Type, WireBytes ExperimenterData = default) : IWireElement
{
    private const int HeaderSize = 4;

    /// <summary>Writes the number.</summary>
    /// <param name="writer">The message.</param>
    public void Write(ref WireWriter writer)
    {
        writer.WriteUInt16(Type);
        writer.WriteUInt16((ushort)(HeaderSize + ExperimenterData.Length));
        writer.WriteBytes(ExperimenterData);
    }

    internal static ElementId Read(ref WireReader reader)
    {
        var type = reader.ReadUInt16("id.type");
        var length = reader.ReadUInt16("id.len");
        var data = reader.Window(length - HeaderSize, "id");
        return new ElementId(type, data.ReadBytes(data.Remaining, "id"));
    }
}
