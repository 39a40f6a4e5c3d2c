using Vlcp.SppCtl.Host;
using Vlcp.SppCtl.Tests.Support;

namespace Vlcp.SppCtl.Tests.Resources;

public sealed class OtherProcessesTests : IAsyncLifetime
{
    private Controller spp = null!;

    public async ValueTask InitializeAsync() => spp = await Controller.StartAsync();

    public ValueTask DisposeAsync() => spp.DisposeAsync();

    [Fact]
    public async Task Mirrors_have_components_but_no_classifier_and_ignore_VLANs()
    {
        var mirror = await spp.AddAsync("mirror", 3, "2020", "4");
        await spp.DoAsync(HttpMethod.Post, "/v1/mirrors/3/components", """{"name": "m1", "core": 4, "type": "mirror"}""");
        await spp.DoAsync(HttpMethod.Put, "/v1/mirrors/3/components/m1/ports", """{"action": "attach", "port": "ring:0", "dir": "rx", "vlan": {}}""");
        await spp.DoAsync(HttpMethod.Put, "/v1/mirrors/3/components/m1/ports", """{"action": "detach", "port": "ring:0", "dir": "rx"}""");
        Json.Equal(
            """{"client-id": 3, "master-lcore": 1, "ports": [], "components": [{"core": 4, "name": "m1", "type": "mirror", "rx_port": [], "tx_port": []}]}""",
            await spp.GetAsync("/v1/mirrors/3"));
        await spp.DoAsync(HttpMethod.Delete, "/v1/mirrors/3/components/m1");
        Assert.Equal(["component start m1 4 mirror", "port add ring:0 rx m1", "port del ring:0 rx m1", "status", "component stop m1"], mirror.Commands);
    }

    [Fact]
    public async Task Pcaps_start_and_stop_capturing()
    {
        var pcap = await spp.AddAsync("pcap", 6, "2020", "5,6");
        await spp.DoAsync(HttpMethod.Put, "/v1/pcaps/6/capture", """{"action": "start"}""");
        Json.Equal(
            """
            {"client-id": 6, "status": "running", "master-lcore": 1,
             "core": [{"core": 5, "role": "receive", "rx_port": [{"port": "phy:0"}]}, {"core": 6, "role": "write", "filename": "/tmp/spp_pcap.6.pcap"}]}
            """,
            await spp.GetAsync("/v1/pcaps/6"));
        await spp.DoAsync(HttpMethod.Put, "/v1/pcaps/6/capture", """{"action": "stop"}""");
        Assert.Equal(["start", "status", "stop"], pcap.Commands);
    }

    [Fact]
    public async Task The_usage_of_cores_is_gathered_from_all_processes()
    {
        await spp.AddAsync("primary", 0);
        await spp.AddAsync("vf", 1, "2020", "2,3");
        await spp.AddAsync("nfv", 2);
        await spp.AddAsync("pcap", 3, "2020", "6,7");
        await spp.AddAsync("vf", 4, "2018", "8,9");
        Json.Equal(
            """
            [{"proc-type": "primary", "master-lcore": 0, "lcores": [0, 1]},
             {"proc-type": "vf", "client-id": 1, "master-lcore": 1, "lcores": [1, 2, 3]},
             {"proc-type": "nfv", "client-id": 2, "master-lcore": 1, "lcores": [1, 2]},
             {"proc-type": "pcap", "client-id": 3, "master-lcore": 1, "lcores": [1, 6, 7]},
             {"proc-type": "vf", "client-id": 4, "lcores": [8, 9]}]
            """,
            await spp.GetAsync("/v1/cpu_usage"));
    }

    [Fact]
    public async Task The_layout_of_cores_is_that_of_this_host()
    {
        var lcores = (await spp.GetAsync("/v1/cpu_layout")).AsArray()
            .SelectMany(socket => socket!["cores"]!.AsArray()).SelectMany(core => core!["lcores"]!.AsArray()).Select(lcore => (int)lcore!);
        Assert.NotEmpty(lcores);
        Assert.Equal(lcores.Count(), lcores.Distinct().Count());
    }

    [Fact]
    public void The_layout_groups_logical_cores_by_core_and_socket()
    {
        var directory = Directory.CreateTempSubdirectory("vlcp-cpus-");
        try
        {
            foreach (var (lcore, socket, core) in ((int, int, int)[])[(0, 0, 0), (1, 0, 1), (2, 0, 0), (3, 1, 0), (10, 0, 1)])
            {
                var topology = directory.CreateSubdirectory($"cpu{lcore}/topology").FullName;
                File.WriteAllText(Path.Combine(topology, "physical_package_id"), $"{socket}\n");
                File.WriteAllText(Path.Combine(topology, "core_id"), $"{core}\n");
            }

            directory.CreateSubdirectory("cpufreq");
            var layout = CpuLayout.Read(directory.FullName);
            Assert.Equal(
                ["0/0: 0,2", "0/1: 1,10", "1/0: 3"],
                layout.SelectMany(socket => socket.Cores.Select(core => $"{socket.Id}/{core.Id}: {string.Join(',', core.Lcores)}")));
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }
}
