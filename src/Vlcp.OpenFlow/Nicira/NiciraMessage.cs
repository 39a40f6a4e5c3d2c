using Vlcp.OpenFlow.Messages;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Nicira;

/// <summary>A message of Nicira's, as Open vSwitch understands it in every version of OpenFlow.</summary>
//  8 experimenter (4) | 12 subtype (4) | 16 body
public abstract record NiciraMessage : OpenFlowMessage
{
    /// <inheritdoc/>
    public sealed override MessageType Type => MessageType.Experimenter;

    internal abstract NiciraMessageType Subtype { get; }

    internal sealed override void WriteBody(ref WireWriter writer, OpenFlowVersion version)
    {
        if (OnfExtension.TypeOf(Subtype, version) is { } onf)
        {
            OnfExtension.WriteHeader(ref writer, onf);
        }
        else
        {
            writer.WriteUInt32(NiciraAction.Experimenter);
            writer.WriteUInt32((uint)Subtype);
        }
        WritePayload(ref writer);
    }

    internal virtual void WritePayload(ref WireWriter writer)
    {
    }
}
