using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>A port came, went or changed.</summary>
/// <param name="Reason">What happened.</param>
/// <param name="Port">The port as it is now, or as it was when it is gone.</param>
public sealed record PortStatus(PortStatusReason Reason, PortDescription Port) : OpenFlowMessage
{
    /// <inheritdoc/>
    public override MessageType Type => MessageType.PortStatus;

    internal static PortStatus ReadBody(ref WireReader reader, OpenFlowVersion version)
    {
        var reason = (PortStatusReason)reader.ReadUInt8("reason");
        reader.Skip(7, "pad");
        return new PortStatus(reason, PortDescription.Read(ref reader, version));
    }

    internal override void WriteBody(ref WireWriter writer, OpenFlowVersion version)
    {
        writer.WriteUInt8((byte)Reason);
        writer.Skip(7);
        Port.Write(ref writer, version);
    }
}
