namespace Vlcp.SppCtl.Commands;

/// <summary>Commands of spp_nfv, and of the forwarder of spp_primary, which patch ports together.</summary>
internal static class PatchCommand
{
    /// <summary>Takes all patches away.</summary>
    public const string Reset = "patch reset";

    /// <summary>Starts or stops forwarding.</summary>
    /// <param name="action"><c>start</c> or <c>stop</c>.</param>
    public static string Forward(string action) => action == "start" ? "forward" : "stop";

    /// <summary>Adds or deletes a port.</summary>
    /// <param name="action"><c>add</c> or <c>del</c>.</param>
    /// <param name="port">The port.</param>
    /// <param name="dialect">How the process wants it to be spelt.</param>
    public static string ChangePort(string action, PortName port, NfvDialect dialect) =>
        $"{action} {(dialect == NfvDialect.TwoWords ? port.ToTwoWords() : port)}";

    /// <summary>Adds a pipe, a port of the primary made of two rings.</summary>
    public static string AddPipe(PortName pipe, PortName receive, PortName transmit) => $"add {pipe} {receive} {transmit}";

    /// <summary>Sends what one port receives out of another.</summary>
    public static string Patch(PortName source, PortName destination) => $"patch {source} {destination}";
}
