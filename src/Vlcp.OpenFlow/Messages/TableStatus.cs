using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>A table's configuration or vacancy changed; since 1.4.</summary>
/// <param name="Reason">3: fewer free places than the lower threshold; 4: more than the upper.</param>
/// <param name="Table">The table as it is now.</param>
public sealed record TableStatus(byte Reason, TableDescription Table) : OpenFlowMessage
{
    /// <inheritdoc/>
    public override MessageType Type => MessageType.TableStatus;

    internal static TableStatus ReadBody(ref WireReader reader)
    {
        var reason = reader.ReadUInt8("reason");
        reader.Skip(7, "pad");
        return new TableStatus(reason, TableDescription.Read(ref reader));
    }

    internal override void WriteBody(ref WireWriter writer, OpenFlowVersion version)
    {
        writer.WriteUInt8(Reason);
        writer.Skip(7);
        Table.Write(ref writer);
    }
}
