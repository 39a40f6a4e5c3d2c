using System.Text;

namespace Vlcp.Lab;

/// <summary>What a person wants to see of a lab in which something went wrong.</summary>
public static class LabReport
{
    private const int LogShown = 8000;

    /// <summary>The logs, switches, flows and groups of every server, and what its controller knows.</summary>
    public static async Task<string> DescribeAsync(NetworkLab lab, string bridge, CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        foreach (var server in lab.Servers)
        {
            text.AppendLine($"---- server {server.Name}");
            foreach (var file in Directory.GetFiles(server.Directory, "*.log").Where(file => !Path.GetFileName(file).StartsWith("ovs", StringComparison.Ordinal)))
            {
                var log = await File.ReadAllTextAsync(file, cancellationToken);
                text.AppendLine($"-- {file}").AppendLine(log[Math.Max(0, log.Length - LogShown)..]);
            }

            foreach (var commandLine in Questions(server, bridge))
            {
                var answer = await server.Place.TryRunAsync("bash", ["-c", commandLine], cancellationToken);
                text.AppendLine($"-- {commandLine}").Append(answer.Output).AppendLine(answer.Error);
            }
        }

        return text.ToString();
    }

    private static string[] Questions(LabServer server, string bridge) =>
    [
        $"ovs-vsctl --timeout=5 --db=unix:{server.OvsdbSocket} show",
        $"ovs-ofctl --timeout=5 --names show {bridge}",
        $"ovs-ofctl --timeout=5 -O OpenFlow13 dump-flows {bridge}",
        $"ovs-ofctl --timeout=5 -O OpenFlow13 dump-groups {bridge}",
        "curl -g -sS --max-time 5 http://localhost:8081/dataplane/listswitches",
        "curl -g -sS --max-time 5 http://localhost:8081/viperflow/listlogicalports",
    ];
}
