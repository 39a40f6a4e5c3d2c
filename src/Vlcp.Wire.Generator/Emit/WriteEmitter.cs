using Vlcp.Wire.Generator.Model;

namespace Vlcp.Wire.Generator.Emit;

/// <summary>Writes <c>WireSize</c>, <c>Write</c> and the methods behind them.</summary>
internal sealed class WriteEmitter(Hierarchy hierarchy, TypeModel type, Code code, bool isRoot)
{
    private const string Writer = "ref global::Vlcp.Wire.WireWriter writer";

    private string Modifier => !isRoot ? "protected override" : type.IsSealed ? "private" : "protected virtual";

    public void Emit()
    {
        if (isRoot)
        {
            EmitEntry();
        }

        else if (type.Align > 1)
        {
            code.Line();
            code.Line($"protected override int WireAlign => {type.Align};");
        }

        code.Line();
        code.Block($"{Modifier} int MeasureFields()", EmitMeasure);
        code.Line();
        code.Block($"{Modifier} void WriteFields({Writer}, int start)", () =>
        {
            if (!isRoot)
            {
                code.Line("base.WriteFields(ref writer, start);");
            }

            new FieldWriter(hierarchy, type, code).Emit();
        });
        foreach (var member in type.Members.Where(Measure.NeedsMethod))
        {
            EmitListMeasure(member);
        }
    }

    private void EmitEntry()
    {
        // Derived types may add alignment to a root that has none, so the root asks.
        var align = type.IsSealed ? hierarchy.Align(type).ToString() : "WireAlign";
        if (!type.IsSealed)
        {
            code.Line();
            code.Line($"protected virtual int WireAlign => {hierarchy.Align(type)};");
        }

        code.Line();
        code.Line("/// <summary>Number of bytes that <see cref=\"Write\"/> produces, alignment included.</summary>");
        code.Line($"public int WireSize => global::Vlcp.Wire.WireMath.AlignUp(MeasureFields(), {align});");
        code.Line();
        code.Line("/// <summary>Writes the object.</summary>");
        code.Block($"public void Write({Writer})", () =>
        {
            code.Line("var start = writer.Position;");
            code.Line("WriteFields(ref writer, start);");
            code.Line($"writer.Align(start, {align});");
        });
    }

    private void EmitMeasure()
    {
        code.Line($"var size = {(isRoot ? "0" : "base.MeasureFields()")};");
        foreach (var part in BitGroup.Split(type.Members))
        {
            var member = part.Members[0];
            if (part.FixedSize is { } constant)
            {
                code.Line($"size += {constant};");
            }
            else if (part.Bits > 0)
            {
                EmitAlign(member);
                code.Line($"size += {part.Pad + part.PadAfter + part.Bits / 8};");
            }
            else if (member.IsOptional)
            {
                var local = "value" + member.Name;
                code.Block($"if (this.{member.Name} is {{ }} {local})", () => EmitContent(member, local));
            }
            else
            {
                EmitContent(member, null);
            }
        }

        code.Line($"return size{(type.PadAfter > 0 ? $" + {type.PadAfter}" : "")};");
    }

    private void EmitContent(MemberModel member, string? value)
    {
        EmitAlign(member);
        var pad = member.Pad + member.PadAfter;
        code.Line($"size += {(pad > 0 ? $"{pad} + " : "")}{Measure.Content(member, value)};");
    }

    private void EmitAlign(MemberModel member)
    {
        if (member.Align > 1)
        {
            code.Line($"size = global::Vlcp.Wire.WireMath.AlignUp(size, {member.Align});");
        }
    }

    private void EmitListMeasure(MemberModel member)
    {
        code.Line();
        code.Block($"private static int {Measure.MethodOf(member)}(global::System.ReadOnlySpan<{member.Codec!.Type}> items)", () =>
        {
            code.Line("var size = 0;");
            code.Block("foreach (var item in items)", () => code.Line("size += item.WireSize;"));
            code.Line("return size;");
        });
    }
}
