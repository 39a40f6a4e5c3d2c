using Vlcp.Wire.Generator.Model;

namespace Vlcp.Wire.Generator.Emit;

/// <summary>Writes the constructor that sets the discriminator, and the one that reads the members of one type after those of its base.</summary>
internal sealed class ConstructorEmitter(Hierarchy hierarchy, TypeModel type, Code code)
{
    private string Access => type.IsSealed ? "private" : "protected";

    public void Emit()
    {
        if (!type.IsStruct && !type.HasConstructor)
        {
            code.Block($"{(type.IsAbstract ? "protected" : "public")} {type.Name}()", EmitKeys);
            code.Line();
        }

        var chain = type.IsStruct ? " : this()" : hierarchy.BaseOf(type) is null ? "" : " : base(ref reader)";
        code.Line("[global::System.Diagnostics.CodeAnalysis.SetsRequiredMembers]");
        code.Block($"{Access} {type.Name}(ref global::Vlcp.Wire.WireReader reader){chain}", () =>
        {
            EmitCaseCheck();
            new FieldReader(type, code).Emit();
        });
    }

    private void EmitKeys()
    {
        if (hierarchy.Chooser(type) is not { } chooser || type.Cases.Count == 0)
        {
            return;
        }

        for (var i = 0; i < chooser.Keys.Count; i++)
        {
            var key = chooser.Keys[i];
            var values = type.Cases.Select(c => c.Values[i]).Distinct().ToList();
            if (!key.IsMethod && values.Count == 1)
            {
                code.Line($"this.{key.Name} = ({key.Type})({values[0]});");
            }
        }
    }

    private void EmitCaseCheck()
    {
        if (hierarchy.Chooser(type) is not { } chooser || type.Cases.Count == 0)
        {
            return;
        }

        var cases = type.Cases.Select(c => "(" + string.Join(" && ", chooser.Keys.Zip(c.Values, (k, v) => $"{Current(chooser, k)} == ({k.Type})({v})")) + ")");
        code.Block($"if (!({string.Join(" || ", cases)}))", () =>
            code.Line($"throw reader.Error(\"{type.Name}\", \"the discriminator belongs to another type\");"));
    }

    private string Current(TypeModel chooser, KeyModel key) => key.IsMethod
        ? $"{key.Name}({string.Join(", ", key.Parameters.Select(p => "this." + hierarchy.MemberName(chooser, p)))})"
        : "this." + key.Name;
}
