using Vlcp.OpenFlow.Actions;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Nicira;

/// <summary>Forgets what connection tracking found.</summary>
public sealed record CtClearAction : NiciraAction
{
    internal override ushort WireSubtype => (ushort)NiciraActionType.CtClear;

    internal static CtClearAction ReadPayload(ref WireReader reader)
    {
        reader.Skip(6, "pad");
        return new CtClearAction();
    }

    internal override void WritePayload(ref WireWriter writer) => writer.Skip(6);
}
