using Vlcp.Wire.Generator.Model;

namespace Vlcp.Wire.Generator.Parsing;

/// <summary>Rules about the members of one type together.</summary>
internal static class LayoutRules
{
    public static void Check(List<MemberModel> members, List<Problem> problems)
    {
        CheckRemaining(members, problems);
        CheckTargets(members, problems);
        foreach (var part in BitGroup.Split(members).Where(p => p.Bits > 0))
        {
            CheckBits(part, problems);
        }
    }

    private static void CheckRemaining(List<MemberModel> members, List<Problem> problems)
    {
        for (var i = 0; i + 1 < members.Count; i++)
        {
            var next = members[i + 1];
            var open = members[i].Extent.Kind == ExtentKind.Remaining;
            if (open || (members[i].WhenRemaining && !next.WhenRemaining && next.Extent.Kind != ExtentKind.Remaining))
            {
                problems.Add(new Problem(Rules.RemainingNotLast, members[i].Place, members[i].Name, next.Name));
            }
        }
    }

    private static void CheckTargets(List<MemberModel> members, List<Problem> problems)
    {
        foreach (var member in members)
        {
            var target = members.FirstOrDefault(m => m.Name == member.Target);
            var reason = (member.Computed, target) switch
            {
                (_, null) => null,
                (ComputedKind.CountOf, not { Kind: MemberKind.List }) => "it is no array",
                (ComputedKind.LengthOf, { Kind: MemberKind.Single, Codec.Kind: not CodecKind.Struct }) => "its size is fixed",
                (ComputedKind.LengthOf or ComputedKind.CountOf, { IsOptional: true }) => "it is optional",
                _ => null,
            };
            if (reason is not null)
            {
                problems.Add(new Problem(Rules.BadTarget, member.Place, member.Name, member.Target, reason));
            }

            if (member.Computed == ComputedKind.StructLength && members.First(m => m.Computed == ComputedKind.StructLength) != member)
            {
                problems.Add(new Problem(Rules.SecondLength, member.Place, member.Name));
            }
        }
    }

    private static void CheckBits(BitGroup part, List<Problem> problems)
    {
        var first = part.Members[0];
        if (part.Bits % 8 != 0 || part.Bits > 64)
        {
            problems.Add(new Problem(Rules.BitsUneven, first.Place, first.Name, part.Bits.ToString()));
        }

        foreach (var member in part.Members)
        {
            var natural = member.Codec is { Kind: CodecKind.Integer } codec ? codec.NaturalBytes * 8 : 1;
            var isNumber = member.Kind == MemberKind.Single && member.Codec is { Kind: CodecKind.Integer or CodecKind.Boolean };
            if (!isNumber || member.Bits > natural)
            {
                problems.Add(new Problem(
                    Rules.Misapplied, member.Place, member.Name, "Bits", $"'{member.Type}' is no integer, enumeration or bool of at least {member.Bits} bits"));
            }

            if (member != first && (member.Pad > 0 || member.Align > 1))
            {
                problems.Add(new Problem(Rules.Misapplied, member.Place, member.Name, "Pad", "no padding bytes inside a group of bit fields"));
            }
        }
    }
}
