using Vlcp.Wire;

namespace Vlcp.OpenFlow.Nicira;

/// <summary>Does nothing; carries bytes for whoever reads the flow.</summary>
/// <param name="Note">The bytes. The switch fills them up with zeros to 6, 14, 22 bytes and so on.</param>
public sealed record NoteAction(WireBytes Note) : NiciraAction
{
    internal override ushort WireSubtype => (ushort)NiciraActionType.Note;

    internal override int PayloadSize => Math.Max(6, Note.Length);

    internal static NoteAction ReadPayload(ref WireReader reader) => new(reader.ReadBytes(reader.Remaining, "note"));

    internal override void WritePayload(ref WireWriter writer)
    {
        writer.WriteBytes(Note);
        writer.Skip(PayloadSize - Note.Length);
    }
}
