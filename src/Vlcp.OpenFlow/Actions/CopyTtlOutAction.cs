using Vlcp.Wire;

namespace Vlcp.OpenFlow.Actions;

/// <summary>Copies the time to live outwards.</summary>
public sealed record CopyTtlOutAction : OpenFlowAction
{
    internal override ushort WireType => (ushort)ActionType.CopyTtlOut;

    internal static CopyTtlOutAction ReadBody(ref WireReader reader)
    {
        reader.Skip(4, "pad");
        return new CopyTtlOutAction();
    }

    internal override void WriteBody(ref WireWriter writer) => writer.Skip(4);
}
