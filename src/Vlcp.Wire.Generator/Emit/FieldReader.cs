using Vlcp.Wire.Generator.Model;

namespace Vlcp.Wire.Generator.Emit;

/// <summary>Writes the statements that read the members of one type.</summary>
internal sealed class FieldReader(TypeModel type, Code code)
{
    public void Emit()
    {
        var number = 0;
        foreach (var part in BitGroup.Split(type.Members))
        {
            var field = Field(part.Members[0]);
            if (part.Bits > 0)
            {
                EmitPadding(part.Members[0], part.Pad, field);
                EmitBits(part, $"bits{number++}");
                EmitPadding(null, part.PadAfter, field);
            }
            else
            {
                EmitMember(part.Members[0], field);
            }
        }

        EmitPadding(null, type.PadAfter, $"\"{type.Name}\"");
    }

    private string Field(MemberModel member) => $"\"{type.Name}.{member.Name}\"";

    private void EmitPadding(MemberModel? aligned, int pad, string field)
    {
        if (aligned is { Align: > 1 })
        {
            code.Line($"reader.Align({aligned.Align}, {field});");
        }

        if (pad > 0)
        {
            code.Line($"reader.Skip({pad}, {field});");
        }
    }

    private void EmitBits(BitGroup part, string local)
    {
        var littleEndian = part.Members[0].Codec!.LittleEndian ? "LittleEndian" : "";
        code.Line($"var {local} = reader.ReadUIntBytes{littleEndian}({part.Bits / 8}, {Field(part.Members[0])});");
        foreach (var (member, shift) in part.Shifts())
        {
            var bits = $"{local} >> {shift} & {ulong.MaxValue >> (64 - member.Bits)}UL";
            Assign(member, member.Codec!.FromBits(bits, member.Bits), Field(member), part.Bits / 8);
        }
    }

    private void EmitMember(MemberModel member, string field)
    {
        void Content()
        {
            EmitPadding(member, member.Pad, field);
            EmitContent(member, field);
            EmitPadding(null, member.PadAfter, field);
        }

        var conditions = new[] { member.Condition, member.WhenRemaining ? "reader.Remaining > 0" : null }.OfType<string>().ToList();
        if (conditions.Count == 0)
        {
            Content();
        }
        else
        {
            code.Block($"if ({string.Join(" && ", conditions.Select(c => $"({c})"))})", Content);
        }
    }

    private void EmitContent(MemberModel member, string field)
    {
        var source = Source(member, field);
        switch (member.Kind)
        {
            case MemberKind.Single:
                Assign(member, member.Codec!.Read(source, field), field, member.Codec.Bytes);
                break;
            case MemberKind.Text:
                code.Line($"this.{member.Name} = {Text(member, source, field)};");
                break;
            case MemberKind.Bytes:
                var count = member.Extent.Kind == ExtentKind.Field ? member.Extent.Bytes.ToString() : source + ".Remaining";
                code.Line($"this.{member.Name} = {string.Format(member.FromItems, $"{source}.ReadBytes({count}, {field})")};");
                break;
            default:
                EmitList(member, source, field);
                break;
        }

        if (source != "reader" && member.Kind == MemberKind.Single)
        {
            code.Line($"{source}.ExpectEnd({field});");
        }
    }

    /// <summary>The reader that holds the member: this one, or a window of it.</summary>
    private string Source(MemberModel member, string field)
    {
        var length = member.Extent.Kind switch
        {
            ExtentKind.Length => member.Extent.Expression,
            ExtentKind.LinkedLength => "length" + member.Name,
            _ => null,
        };
        if (length is null)
        {
            return "reader";
        }

        code.Line($"var window{member.Name} = reader.Window((long)({length}), {field});");
        return "window" + member.Name;
    }

    private static string Text(MemberModel member, string source, string field) => member.Extent.Kind switch
    {
        ExtentKind.Field => $"{source}.ReadFixedText({member.Extent.Bytes}, {field})",
        ExtentKind.ZeroTerminated => $"{source}.ReadZeroTerminated({field})",
        _ => $"{source}.ReadText({source}.Remaining, {field})",
    };

    private void EmitList(MemberModel member, string source, string field)
    {
        var items = "items" + member.Name;
        var codec = member.Codec!;
        var count = member.Extent.Kind switch
        {
            ExtentKind.FixedCount => member.Extent.Bytes.ToString(),
            ExtentKind.Count => $"(long)({member.Extent.Expression})",
            ExtentKind.LinkedCount => "count" + member.Name,
            _ => null,
        };
        var loop = count is null ? $"while ({source}.Remaining > 0)" : $"for (long left = {count}; left > 0; left--)";
        code.Line($"var {items} = new global::System.Collections.Generic.List<{codec.Type}>();");
        code.Block(loop, () =>
        {
            code.Line($"var before = {source}.Offset;");
            code.Line($"var item = {codec.Read(source, field)};");
            code.Line($"{source}.ExpectProgress(before, {field});");
            EmitDefined(codec, "item", field, codec.Bytes);
            code.Line($"{items}.Add(item);");
        });
        code.Line($"this.{member.Name} = {string.Format(member.FromItems, items)};");
    }

    private void Assign(MemberModel member, string value, string field, int bytes)
    {
        switch (member.Computed)
        {
            case ComputedKind.None:
                code.Line($"this.{member.Name} = {value};");
                EmitDefined(member.Codec!, "this." + member.Name, field, bytes);
                break;
            case ComputedKind.StructLength:
                code.Line($"reader.Limit({Bytes(member, value)}, {field});");
                break;
            case ComputedKind.LengthOf:
                code.Line($"var length{member.Target} = {Bytes(member, value)};");
                break;
            case ComputedKind.CountOf:
                code.Line($"var count{member.Target} = (long)({value});");
                break;
            case ComputedKind.Const:
                code.Line($"var const{member.Name} = {value};");
                if (member.CheckConstant)
                {
                    code.Block($"if (const{member.Name} != {member.Constant})", () => code.Line(
                        $"throw reader.Error({field}, $\"{{const{member.Name}}} instead of {{{member.Constant}}}\", {bytes});"));
                }

                break;
        }
    }

    private void EmitDefined(Codec codec, string value, string field, int bytes)
    {
        if (codec.Defined)
        {
            code.Block($"if (!global::System.Enum.IsDefined({value}))", () => code.Line(
                $"throw reader.Error({field}, $\"{{{value}}} is not defined\", {bytes});"));
        }
    }

    private static string Bytes(MemberModel member, string value) => $"(long)({value}) * {member.Unit} - ({member.Add})";
}
