using Vlcp.OpenFlow.Actions;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Nicira;

/// <summary>Says that this flow is one clause of a conjunctive match.</summary>
/// <param name="Clause">The clause, counted from 0.</param>
/// <param name="Clauses">How many clauses there are.</param>
/// <param name="Id">The value that conj_id has when all clauses match.</param>
public sealed record ConjunctionAction(byte Clause, byte Clauses, uint Id) : NiciraAction
{
    internal override ushort WireSubtype => (ushort)NiciraActionType.Conjunction;

    internal static ConjunctionAction ReadPayload(ref WireReader reader) =>
        new(reader.ReadUInt8("clause"), reader.ReadUInt8("n_clauses"), reader.ReadUInt32("id"));

    internal override void WritePayload(ref WireWriter writer)
    {
        writer.WriteUInt8(Clause);
        writer.WriteUInt8(Clauses);
        writer.WriteUInt32(Id);
    }
}
