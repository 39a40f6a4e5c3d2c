namespace Vlcp.Wire.Generator.Model;

/// <summary>A part of a layout that is read at once: bit fields that make whole bytes together, or one other member.</summary>
/// <param name="Members">The bit fields, or the one member.</param>
/// <param name="Bits">Total number of bits; 0 for a member that is no bit field.</param>
internal sealed record BitGroup(IReadOnlyList<MemberModel> Members, int Bits)
{
    public int Pad => Members[0].Pad;

    public int PadAfter => Members[Members.Count - 1].PadAfter;

    public string? FixedSize => Bits == 0 ? Members[0].FixedSize : Members[0].Align > 1 ? null : (Pad + PadAfter + Bits / 8).ToString();

    /// <summary>Cuts members into parts. A group ends as soon as its bits make whole bytes, or where a member without bits follows.</summary>
    public static IReadOnlyList<BitGroup> Split(IEnumerable<MemberModel> members)
    {
        var parts = new List<BitGroup>();
        var open = new List<MemberModel>();
        var bits = 0;

        void Close()
        {
            if (open.Count > 0)
            {
                parts.Add(new BitGroup([.. open], bits));
            }

            open.Clear();
            bits = 0;
        }

        foreach (var member in members)
        {
            if (member.Bits == 0)
            {
                Close();
                parts.Add(new BitGroup([member], 0));
                continue;
            }

            open.Add(member);
            bits += member.BitsSkipped + member.Bits + member.BitsSkippedAfter;
            if (bits % 8 == 0)
            {
                Close();
            }
        }

        Close();
        return parts;
    }

    /// <summary>How far each bit field is from the least significant bit of the group.</summary>
    public IEnumerable<(MemberModel Member, int Shift)> Shifts()
    {
        var shift = Bits;
        foreach (var member in Members)
        {
            shift -= member.BitsSkipped + member.Bits;
            yield return (member, shift);
            shift -= member.BitsSkippedAfter;
        }
    }
}
