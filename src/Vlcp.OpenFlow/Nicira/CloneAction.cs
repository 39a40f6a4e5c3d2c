using Vlcp.OpenFlow.Actions;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Nicira;

/// <summary>Does actions with a copy of the packet; the packet itself stays as it was.</summary>
/// <param name="Actions">The actions.</param>
public sealed record CloneAction(WireList<OpenFlowAction> Actions) : NiciraAction
{
    internal override ushort WireSubtype => (ushort)NiciraActionType.Clone;

    internal static CloneAction ReadPayload(ref WireReader reader)
    {
        reader.Skip(6, "pad");
        return new CloneAction(ActionCatalog.ReadNested(ref reader, "clone"));
    }

    internal override void WritePayload(ref WireWriter writer)
    {
        writer.Skip(6);
        WireLists.WriteAll(ref writer, Actions);
    }
}
