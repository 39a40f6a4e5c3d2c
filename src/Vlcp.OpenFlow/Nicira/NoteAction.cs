using Vlcp.Wire;

namespace Vlcp.OpenFlow.Nicira;

/// <summary>Does nothing; carries bytes for whoever reads the flow.</summary>
/// <param name="Note">The bytes. The switch fills them up with zeros to 6, 14, 22 bytes and so on.</param>
public sealed record NoteAction(WireBytes Note) : NiciraAction
{
    private const int ShortestNote = 6;

    internal override ushort WireSubtype => (ushort)NiciraActionType.Note;

    internal static NoteAction ReadPayload(ref WireReader reader) => new(reader.ReadBytes(reader.Remaining, "note"));

    internal override void WritePayload(ref WireWriter writer)
    {
        writer.WriteBytes(Note);
        writer.Skip(Math.Max(0, ShortestNote - Note.Length));
    }
}
