using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>A question that can be about one item since 1.5, and is always about all before.</summary>
internal static class SingleItem
{
    public static bool IsNamed(ref WireReader reader) => reader.Version() >= OpenFlowVersion.V15;

    public static uint Read(ref WireReader reader, string field)
    {
        var number = reader.ReadUInt32(field);
        reader.Skip(4, "pad");
        return number;
    }

    public static void Write(ref WireWriter writer, uint number, uint all, string field)
    {
        if (writer.Version() >= OpenFlowVersion.V15)
        {
            writer.WriteUInt32(number);
            writer.Skip(4);
        }
        else if (number != all)
        {
            throw writer.NotIn(field);
        }
    }
}
