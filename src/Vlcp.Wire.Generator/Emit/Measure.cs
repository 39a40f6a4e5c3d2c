using Vlcp.Wire.Generator.Model;

namespace Vlcp.Wire.Generator.Emit;

/// <summary>Sizes as C# expressions.</summary>
internal static class Measure
{
    /// <summary>The name of the method that measures an array of elements of different size.</summary>
    public static string MethodOf(MemberModel member) => "Measure" + member.Name;

    public static bool NeedsMethod(MemberModel member) => member.Kind == MemberKind.List && member.Codec!.FixedSize is null;

    public static string Items(MemberModel member, string? value = null) => (value ?? "this." + member.Name) + member.ToSpan;

    /// <summary>The size of the content, without padding around it.</summary>
    /// <param name="member">The member.</param>
    /// <param name="value">Its value, if that is not the property itself.</param>
    public static string Content(MemberModel member, string? value = null)
    {
        var self = value ?? "this." + member.Name;
        if (member.Extent.Kind == ExtentKind.Field)
        {
            return member.Extent.Bytes.ToString();
        }

        return member.Kind switch
        {
            MemberKind.Single => member.Codec!.Size(self),
            MemberKind.Bytes => Items(member, self) + ".Length",
            MemberKind.Text => $"global::System.Text.Encoding.UTF8.GetByteCount({self}){(member.Extent.Kind == ExtentKind.ZeroTerminated ? " + 1" : "")}",
            _ when NeedsMethod(member) => $"{MethodOf(member)}({Items(member, self)})",
            _ when member.Extent.Kind == ExtentKind.FixedCount => $"{member.Extent.Bytes} * {member.Codec!.FixedSize}",
            _ => $"{Items(member, self)}.Length * {member.Codec!.FixedSize}",
        };
    }
}
