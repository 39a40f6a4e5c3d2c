using Vlcp.OpenFlow.Actions;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Nicira;

/// <summary>Ends the processing of the packet in this and all calling tables.</summary>
public sealed record ExitAction : NiciraAction
{
    internal override ushort WireSubtype => (ushort)NiciraActionType.Exit;

    internal static ExitAction ReadPayload(ref WireReader reader)
    {
        reader.Skip(6, "pad");
        return new ExitAction();
    }

    internal override void WritePayload(ref WireWriter writer) => writer.Skip(6);
}
