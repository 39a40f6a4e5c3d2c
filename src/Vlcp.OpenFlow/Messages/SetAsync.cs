using Vlcp.OpenFlow.V13;
using Vlcp.OpenFlow.V14;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>Chooses which asynchronous messages the controller gets.</summary>
/// <param name="Masks">The messages.</param>
public sealed record SetAsync(AsyncMasks Masks) : OpenFlowMessage
{
    /// <inheritdoc/>
    public override MessageType Type => MessageType.SetAsync;

    internal static SetAsync ReadBody(ref WireReader reader, OpenFlowVersion version) =>
        new(version >= OpenFlowVersion.V14 ? AsyncLayout14.Read(ref reader) : AsyncLayout13.Read(ref reader));

    internal override void WriteBody(ref WireWriter writer, OpenFlowVersion version)
    {
        if (version >= OpenFlowVersion.V14)
        {
            AsyncLayout14.Write(ref writer, Masks);
        }
        else
        {
            AsyncLayout13.Write(ref writer, Masks);
        }
    }
}
