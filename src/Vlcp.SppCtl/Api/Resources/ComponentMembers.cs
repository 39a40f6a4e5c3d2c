using Vlcp.SppCtl.Api.Bodies;
using Vlcp.SppCtl.Commands;

namespace Vlcp.SppCtl.Api.Resources;

/// <summary>Members of request bodies that spp_vf and spp_mirror share.</summary>
internal static class ComponentMembers
{
    public static Member<string> Name { get; } = Members.Name("name", "Name of the component, unique in the process.");

    public static Member<int> Core { get; } = Members.Integer("core", "Logical core that runs the component.", 0);

    public static Member<string> Attachment { get; } = Members.Choice("action", "Whether the component gets or loses the port.", "attach", "detach");

    public static Member<PortName> Port { get; } = Members.Port("port", "The port.");

    public static Member<string> Direction { get; } = Members.Choice("dir", "Whether the component receives from the port or sends to it.", "rx", "tx");

    /// <summary>The port of a request, if the process can have it: the first generation has no bound check of its own.</summary>
    public static PortName PortOf(Body body)
    {
        var port = body.Get(Port);
        return port.Number < ComponentCommand.Ports
            ? port
            : throw body.Invalid(Port, FormattableString.Invariant($"a port with a number below {ComponentCommand.Ports}"));
    }
}
