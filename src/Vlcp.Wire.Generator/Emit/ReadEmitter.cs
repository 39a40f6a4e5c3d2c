using Vlcp.Wire.Generator.Model;

namespace Vlcp.Wire.Generator.Emit;

/// <summary>Writes <c>Read</c> and <c>FromBytes</c>: the choice of the derived type, or the frame around the reading constructor.</summary>
internal sealed class ReadEmitter(Hierarchy hierarchy, TypeModel type, Code code)
{
    private const string Reader = "ref global::Vlcp.Wire.WireReader reader";

    public void Emit()
    {
        if (!type.CanRead)
        {
            return;
        }

        code.Line();
        code.Line("/// <summary>Reads one object and leaves the reader after it.</summary>");
        code.Block($"public static {type.FullName} Read({Reader})", type.Keys.Count > 0 ? EmitChoice : EmitFrame);
        code.Line();
        code.Line("/// <summary>Reads one object that takes exactly these bytes.</summary>");
        code.Block($"public static {type.FullName} FromBytes(global::System.ReadOnlySpan<byte> data)", () =>
        {
            code.Line("var reader = new global::Vlcp.Wire.WireReader(data);");
            code.Line("var value = Read(ref reader);");
            code.Line($"reader.ExpectEnd(\"{type.Name}\");");
            code.Line("return value;");
        });
    }

    private void EmitFrame()
    {
        var flags = $"{hierarchy.Align(type)}, {Bool(hierarchy.AlignInLength(type))}, {Bool(hierarchy.IgnoreExtra(type))}";
        code.Line($"var inner = reader.Enter(\"{type.Name}\");");
        code.Line($"var value = new {type.FullName}(ref inner);");
        code.Line($"reader.Leave(in inner, {flags}, \"{type.Name}\");");
        code.Line("return value;");
    }

    private void EmitChoice()
    {
        var names = type.Keys.SelectMany(Hierarchy.MembersOf).Select(n => hierarchy.MemberName(type, n)).Distinct().ToList();
        var locals = new Dictionary<string, string>();
        foreach (var name in names)
        {
            locals[name] = "member" + locals.Count;
            EmitPeek(name, locals[name]);
        }

        var keys = type.Keys.Select(k => k.IsMethod
            ? $"{k.Name}({string.Join(", ", k.Parameters.Select(p => locals[hierarchy.MemberName(type, p)]))})"
            : locals[k.Name]).ToList();
        code.Block($"switch ({Tuple(keys)})", () =>
        {
            foreach (var choice in hierarchy.Choices(type))
            {
                foreach (var @case in choice.Cases)
                {
                    code.Line($"case {Tuple(type.Keys.Zip(@case.Values, (k, v) => $"({k.Type})({v})"))}:");
                    code.Line($"    return {choice.FullName}.Read(ref reader);");
                }
            }

            code.Line("default:");
            var fallback = hierarchy.Choices(type).FirstOrDefault(c => c.IsUnknown);
            code.Line(fallback is not null
                ? $"    return {fallback.FullName}.Read(ref reader);"
                : $"    throw reader.Error(\"{type.Name}\", $\"unknown type {string.Join(" ", keys.Select(k => "{" + k + "}"))}\");");
        });
    }

    private void EmitPeek(string name, string local)
    {
        // A member that isn't at a fixed offset has been reported; the rest of the file should still compile.
        if (hierarchy.Locate(type, name) is not { } found)
        {
            code.Line($"int {local} = default;");
            return;
        }

        var (offset, part, member) = found;
        var field = $"\"{type.Name}.{name}\"";
        code.Line($"var at_{local} = reader;");
        code.Line($"at_{local}.Skip({offset}, {field});");
        if (part.Bits == 0)
        {
            code.Line($"var {local} = {member.Codec!.Read("at_" + local, field)};");
            return;
        }

        var shift = part.Shifts().First(s => s.Member == member).Shift;
        var littleEndian = member.Codec!.LittleEndian ? "LittleEndian" : "";
        code.Line($"var bits_{local} = at_{local}.ReadUIntBytes{littleEndian}({part.Bits / 8}, {field});");
        code.Line($"var {local} = {member.Codec.FromBits($"bits_{local} >> {shift} & {ulong.MaxValue >> (64 - member.Bits)}UL", member.Bits)};");
    }

    private static string Tuple(IEnumerable<string> values)
    {
        var list = values.ToList();
        return list.Count == 1 ? list[0] : "(" + string.Join(", ", list) + ")";
    }

    private static string Bool(bool value) => value ? "true" : "false";
}
