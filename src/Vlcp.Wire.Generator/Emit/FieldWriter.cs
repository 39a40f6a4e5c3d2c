using Vlcp.Wire.Generator.Model;

namespace Vlcp.Wire.Generator.Emit;

/// <summary>Writes the statements that write the members of one type.</summary>
internal sealed class FieldWriter(Hierarchy hierarchy, TypeModel type, Code code)
{
    public void Emit()
    {
        var number = 0;
        foreach (var part in BitGroup.Split(type.Members))
        {
            if (part.Bits > 0)
            {
                EmitPadding(part.Members[0], part.Pad);
                EmitBits(part, $"bits{number++}");
                EmitPadding(null, part.PadAfter);
            }
            else
            {
                EmitMember(part.Members[0], Field(part.Members[0]));
            }
        }

        EmitPadding(null, type.PadAfter);
    }

    private string Field(MemberModel member) => $"\"{type.Name}.{member.Name}\"";

    private void EmitPadding(MemberModel? aligned, int pad)
    {
        if (aligned is { Align: > 1 })
        {
            code.Line($"writer.Align(start, {aligned.Align});");
        }

        if (pad > 0)
        {
            code.Line($"writer.Skip({pad});");
        }
    }

    private void EmitBits(BitGroup part, string local)
    {
        code.Line($"ulong {local} = 0;");
        foreach (var (member, shift) in part.Shifts())
        {
            var field = Field(member);
            var value = member.Computed is ComputedKind.None or ComputedKind.Const
                ? member.Codec!.Unsigned("writer", "this." + member.Name, member.Bits, field)
                : $"writer.CheckBits({Computed(member, field)}, {member.Bits}, {field})";
            code.Line($"{local} |= {value} << {shift};");
        }

        var littleEndian = part.Members[0].Codec!.LittleEndian ? "LittleEndian" : "";
        code.Line($"writer.WriteUIntBytes{littleEndian}({local}, {part.Bits / 8}, {Field(part.Members[0])});");
    }

    private void EmitMember(MemberModel member, string field)
    {
        void Content(string? value)
        {
            EmitPadding(member, member.Pad);
            EmitContent(member, value ?? "this." + member.Name, field);
            EmitPadding(null, member.PadAfter);
        }

        if (!member.IsOptional)
        {
            Content(null);
            return;
        }

        if (member.Condition is not null)
        {
            code.Line($"writer.Expect((this.{member.Name} is not null) == ({member.Condition}), {field}, \"present or absent against its condition\");");
        }

        code.Block($"if (this.{member.Name} is {{ }} value{member.Name})", () => Content("value" + member.Name));
    }

    private void EmitContent(MemberModel member, string value, string field)
    {
        if (member.Computed is not (ComputedKind.None or ComputedKind.Const))
        {
            code.Line(member.Codec!.WriteComputed("writer", Computed(member, field), field));
            return;
        }

        var start = "start" + member.Name;
        if (member.Extent.Kind == ExtentKind.Length)
        {
            code.Line($"var {start} = writer.Position;");
        }

        switch (member.Kind)
        {
            case MemberKind.Single:
                code.Line(member.Codec!.Write("writer", value, field));
                break;
            case MemberKind.Text:
                code.Line(Text(member, value, field));
                break;
            case MemberKind.Bytes:
                code.Line(member.Extent.Kind == ExtentKind.Field
                    ? $"writer.WriteFixedBytes({value}{member.ToSpan}, {member.Extent.Bytes}, {field});"
                    : $"writer.WriteBytes({value}{member.ToSpan});");
                break;
            default:
                EmitList(member, value, field);
                break;
        }

        if (member.Extent.Kind == ExtentKind.Length)
        {
            code.Line($"writer.Expect(writer.Position - {start} == (long)({member.Extent.Expression}), {field}, $\"takes {{writer.Position - {start}}} bytes where {{{member.Extent.Expression}}} are announced\");");
        }
    }

    private static string Text(MemberModel member, string value, string field) => member.Extent.Kind switch
    {
        ExtentKind.Field => $"writer.WriteFixedText({value}, {member.Extent.Bytes}, {field});",
        ExtentKind.ZeroTerminated => $"writer.WriteZeroTerminated({value}, {field});",
        _ => $"writer.WriteText({value});",
    };

    private void EmitList(MemberModel member, string value, string field)
    {
        var items = "items" + member.Name;
        var codec = member.Codec!;
        code.Line($"var {items} = {value}{member.ToSpan};");
        if (member.Extent.Kind == ExtentKind.Count)
        {
            code.Line($"writer.Expect({items}.Length == (long)({member.Extent.Expression}), {field}, $\"{{{items}.Length}} elements where {{{member.Extent.Expression}}} are announced\");");
        }
        else if (member.Extent.Kind == ExtentKind.FixedCount)
        {
            var comparison = codec.FixedSize is null ? "==" : "<=";
            code.Line($"writer.Expect({items}.Length {comparison} {member.Extent.Bytes}, {field}, $\"{{{items}.Length}} elements where {member.Extent.Bytes} fit\");");
        }

        code.Block($"foreach (var item in {items})", () => code.Line(codec.Write("writer", "item", field)));
        if (member.Extent.Kind == ExtentKind.FixedCount && codec.FixedSize is { } each)
        {
            code.Line($"writer.Skip(({member.Extent.Bytes} - {items}.Length) * {each});");
        }
    }

    /// <summary>The value of a computed member as <c>ulong</c>.</summary>
    private string Computed(MemberModel member, string field)
    {
        if (member.Computed == ComputedKind.StructLength)
        {
            var size = hierarchy.AlignInLength(type) ? "WireSize" : "MeasureFields()";
            return $"writer.Units({size}, {member.Add}, {member.Unit}, {field})";
        }

        if (type.Members.FirstOrDefault(m => m.Name == member.Target) is not { } target)
        {
            return "0UL";
        }

        return member.Computed == ComputedKind.CountOf
            ? $"(ulong){Measure.Items(target)}.Length"
            : $"writer.Units({Measure.Content(target)}, {member.Add}, {member.Unit}, {field})";
    }
}
