namespace Vlcp.SppCtl.Tests.Support;

/// <summary>An spp-ctl with a process of each kind: the primary, vf(1), nfv(2), mirror(3) and pcap(4).</summary>
public sealed class Panel : IAsyncLifetime
{
    private readonly Dictionary<string, SimulatorProcess> simulators = [];

    public Controller Spp { get; private set; } = null!;

    internal IReadOnlyDictionary<string, SimulatorProcess> Simulators => simulators;

    public async ValueTask InitializeAsync()
    {
        Spp = await Controller.StartAsync();
        simulators["primary"] = await Spp.AddAsync("primary", 0);
        simulators["vf(1)"] = await Spp.AddAsync("vf", 1);
        simulators["nfv(2)"] = await Spp.AddAsync("nfv", 2, "2020", "", "vhost:1");
        simulators["mirror(3)"] = await Spp.AddAsync("mirror", 3);
        simulators["pcap(4)"] = await Spp.AddAsync("pcap", 4);
    }

    public ValueTask DisposeAsync() => Spp.DisposeAsync();

    /// <summary>All commands that processes were given, but for those that ask for a status. Each is asked for its status first: what came
    /// before that has been told by then.</summary>
    internal async Task<IReadOnlyList<string>> ReadCommandsAsync()
    {
        foreach (var (name, simulator) in simulators)
        {
            var before = simulator.Count("< status");
            await Spp.GetAsync(OperationPaths.StatusOf(name));
            await simulator.WaitForCommandAsync("status", before + 1);
        }

        return [.. simulators.SelectMany(simulator => simulator.Value.Commands.Where(command => command != "status").Select(command => $"{simulator.Key}: {command}"))];
    }
}
