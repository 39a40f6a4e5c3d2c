using System.Globalization;
using System.Reflection;

namespace Vlcp.Bench.SoftPatchPanel;

/// <summary>The SPP processes: those that the tests of spp-ctl use, each a program of its own.</summary>
internal sealed class Simulators : IDisposable
{
    /// <summary>How many there are.</summary>
    public const int Count = 8;

    private readonly List<ChildProcess> _processes = [];

    private static string Program { get; } = Path.GetFullPath(
        Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "SppSimulator").Value!);

    /// <summary>Starts them; they dial by themselves, again and again if need be.</summary>
    /// <param name="port">The port for secondary processes.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task StartAsync(int port, CancellationToken cancellationToken)
    {
        for (var id = 1; id <= Count; id++)
        {
            string[] arguments = ["vf", id.ToString(CultureInfo.InvariantCulture), port.ToString(CultureInfo.InvariantCulture), "2020", "2,3,4", "phy:0,vhost:1,ring:0"];
            var process = ChildProcess.Start(Program, arguments);
            _processes.Add(process);
            await process.ReadFirstLineAsync(cancellationToken);
            process.Tell("quiet");
        }
    }

    public void Dispose() => _processes.ForEach(process => process.Dispose());
}
