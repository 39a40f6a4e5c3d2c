using Vlcp.OpenFlow.Messages;

namespace Vlcp.Apps.Bundled.FlowControl;

/// <summary>Roles by the names of the standard, with and without prefix.</summary>
internal static class RoleNames
{
    private static readonly string[] Names = ["NOCHANGE", "EQUAL", "MASTER", "SLAVE"];

    public static string Of(ControllerRole role) => (uint)role < Names.Length ? Names[(uint)role] : $"{(uint)role}";

    public static ControllerRole Read(Body body)
    {
        var text = body.RequiredText("role");
        var name = text.StartsWith("OFPCR_ROLE_", StringComparison.Ordinal) ? text["OFPCR_ROLE_".Length..] : text;
        var index = Array.IndexOf(Names, name);
        return index >= 0 ? (ControllerRole)index
            : Body.TryNumber(text, out var number) && number < (ulong)Names.Length ? (ControllerRole)number
            : throw body.Wrong("role", text, $"is none of {string.Join(", ", Names)}");
    }
}
