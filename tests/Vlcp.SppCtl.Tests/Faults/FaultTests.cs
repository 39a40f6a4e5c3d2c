using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Vlcp.SppCtl.Tests.Support;

namespace Vlcp.SppCtl.Tests.Faults;

/// <summary>Processes that misbehave, die and come back.</summary>
public sealed class FaultTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(500);

    [Theory]
    [InlineData("vf", "vfs", "2018", 7)]
    [InlineData("vf", "vfs", "2020", 1)]
    [InlineData("nfv", "nfvs", "2018-09", 13)]
    [InlineData("nfv", "nfvs", "2020", 1000)]
    public async Task Answers_in_any_number_of_segments_are_read_whole(string kind, string path, string generation, int segment)
    {
        await using var spp = await Controller.StartAsync();
        var simulator = await spp.AddAsync(kind, 1, generation, "", "ring:0,ring:1");
        await simulator.OrderAsync($"segment {segment}");
        for (var round = 0; round < 5; round++)
        {
            Assert.Equal(1, (int)(await spp.GetAsync($"/v1/{path}/1"))["client-id"]!);
        }

        Assert.Equal(1, simulator.Count("connected"));
    }

    [Theory]
    [InlineData("vf", "vfs", 4096)]
    [InlineData("vf", "vfs", 70_000)]
    [InlineData("vf", "vfs", 900_000)]
    [InlineData("nfv", "nfvs", 20_000)]
    [InlineData("nfv", "nfvs", 100_000)]
    public async Task Answers_of_every_size_are_read_whole(string kind, string path, int filling)
    {
        await using var spp = await Controller.StartAsync();
        var simulator = await spp.AddAsync(kind, 1, "2020", "", "ring:0");
        await simulator.OrderAsync($"fill {filling}");
        for (var round = 0; round < 3; round++)
        {
            Assert.Equal(1, (int)(await spp.GetAsync($"/v1/{path}/1"))["client-id"]!);
        }

        await simulator.OrderAsync("fill 0");
        Json.Equal("""["ring:0"]""", (await spp.GetAsync($"/v1/{path}/1"))["ports"]);
        Assert.Equal(1, simulator.Count("connected"));
    }

    [Fact]
    public async Task A_status_with_twenty_wired_components_is_longer_than_4096_bytes_and_read_whole()
    {
        await using var spp = await Controller.StartAsync();
        await spp.AddAsync("vf", 1, "2018", string.Join(',', Enumerable.Range(2, 20)));
        for (var number = 0; number < 20; number++)
        {
            await spp.DoAsync(HttpMethod.Post, "/v1/vfs/1/components", $$"""{"name": "merger{{number}}", "core": {{number + 2}}, "type": "merge"}""");
            await spp.DoAsync(HttpMethod.Put, $"/v1/vfs/1/components/merger{number}/ports", $$"""{"action": "attach", "port": "ring:{{number}}", "dir": "rx"}""");
            await spp.DoAsync(HttpMethod.Put, $"/v1/vfs/1/components/merger{number}/ports", """{"action": "attach", "port": "ring:30", "dir": "tx"}""");
            await spp.DoAsync(HttpMethod.Put, $"/v1/vfs/1/components/merger{number}/ports", """{"action": "attach", "port": "ring:31", "dir": "tx"}""");
        }

        var status = await spp.GetAsync("/v1/vfs/1");
        Assert.InRange(status.ToJsonString().Length, 4097, 8192);
        Assert.Equal(20, status["components"]!.AsArray().Count(component => component!["rx_port"]!.AsArray().Count == 1));
    }

    [Fact]
    public async Task A_process_that_does_not_answer_gives_500_leaves_and_holds_up_nobody()
    {
        await using var spp = await Controller.StartAsync(commandTimeout: TimeSpan.FromSeconds(30));
        var mute = await spp.AddAsync("vf", 1);
        await spp.AddAsync("vf", 2);
        await mute.OrderAsync("fault mute");
        var first = spp.SendAsync(HttpMethod.Get, "/v1/vfs/1");
        await mute.WaitForCommandAsync("status");
        var second = spp.SendAsync(HttpMethod.Get, "/v1/vfs/1");
        await spp.GetAsync("/v1/processes");
        await spp.GetAsync("/v1/vfs/2");
        await spp.AddAsync("vf", 3);
        Assert.False(first.IsCompleted);
        Assert.False(second.IsCompleted);
        await mute.KillAsync();
        Assert.Equal(HttpStatusCode.InternalServerError, (await first).Status);
        Assert.Equal(HttpStatusCode.InternalServerError, (await second).Status);
    }

    [Fact]
    public async Task The_time_limit_of_a_command_ends_the_connection_and_the_process_comes_back()
    {
        await using var spp = await Controller.StartAsync(commandTimeout: Soon);
        var mute = await spp.AddAsync("nfv", 1);
        await mute.OrderAsync("fault mute");
        Assert.Equal("nfv(1) did not answer 'status' within 0.5 s", await spp.FailAsync(HttpStatusCode.InternalServerError, HttpMethod.Get, "/v1/nfvs/1"));
        await mute.WaitAsync("connected", 2);
        await spp.WaitForAsync("nfv(1)");
    }

    [Theory]
    [InlineData("garble")]
    [InlineData("endless")]
    public async Task An_answer_that_cannot_be_understood_gives_500_and_the_process_is_asked_anew_who_it_is(string fault)
    {
        await using var spp = await Controller.StartAsync();
        var vf = await spp.AddAsync("vf", 1);
        await vf.OrderAsync($"fault {fault}");
        var text = await spp.FailAsync(HttpStatusCode.InternalServerError, HttpMethod.Get, "/v1/vfs/1");
        Assert.StartsWith("vf(1) ", text, StringComparison.Ordinal);
        await vf.OrderAsync("fault none");
        await vf.WaitAsync("connected", 2);
        await spp.WaitForAsync("vf(1)");
        await spp.GetAsync("/v1/vfs/1");
    }

    [Fact]
    public async Task A_process_that_dies_disappears_at_once()
    {
        await using var spp = await Controller.StartAsync();
        var vf = await spp.AddAsync("vf", 1);
        var primary = await spp.AddAsync("primary", 0);
        await vf.KillAsync();
        await spp.WaitUntilGoneAsync("vf(1)");
        Json.Equal("""[{"type": "primary"}]""", await spp.GetAsync("/v1/processes"));
        Assert.Equal("sec_id 1 not found.", await spp.FailAsync(HttpStatusCode.NotFound, HttpMethod.Get, "/v1/vfs/1"));
        await primary.KillAsync();
        await spp.WaitUntilGoneAsync("primary");
    }

    [Fact]
    public async Task A_process_killed_in_the_middle_of_a_command_gives_500_and_another_one_takes_its_place()
    {
        await using var spp = await Controller.StartAsync();
        var former = await spp.AddAsync("vf", 1, "2020", "2");
        await former.OrderAsync("fault hold");
        var waiting = spp.SendAsync(HttpMethod.Get, "/v1/vfs/1");
        await former.WaitAsync("holding");
        await former.KillAsync();
        Assert.Equal((HttpStatusCode.InternalServerError, true), ((await waiting).Status, (await waiting).Text.StartsWith("vf(1) ", StringComparison.Ordinal)));
        await spp.WaitUntilGoneAsync("vf(1)");
        await spp.AddAsync("vf", 1, "2020", "9");
        Assert.Equal(9, (int)(await spp.GetAsync("/v1/vfs/1"))["components"]![0]!["core"]!);
    }

    [Fact]
    public async Task A_process_that_reconnects_in_the_middle_of_a_command_is_served_on_its_new_connection()
    {
        await using var spp = await Controller.StartAsync();
        var vf = await spp.AddAsync("vf", 1);
        await vf.OrderAsync("fault close");
        await spp.FailAsync(HttpStatusCode.InternalServerError, HttpMethod.Get, "/v1/vfs/1");
        await vf.OrderAsync("fault none");
        await vf.WaitAsync("connected", 2);
        await spp.WaitForAsync("vf(1)");
        await spp.GetAsync("/v1/vfs/1");
    }

    [Fact]
    public async Task A_new_connection_with_the_same_number_replaces_a_mute_old_one_of_any_kind()
    {
        await using var spp = await Controller.StartAsync();
        var former = await spp.AddAsync("vf", 1);
        await spp.AddAsync("vf", 2);
        await former.OrderAsync("fault hold");
        var waiting = spp.SendAsync(HttpMethod.Get, "/v1/vfs/1");
        await former.WaitAsync("holding");
        spp.Start("nfv", 1);
        Assert.Equal(HttpStatusCode.InternalServerError, (await waiting).Status);
        await former.KillAsync();
        await spp.WaitForAsync("nfv(1)");
        await Until.TrueAsync(() => spp.Server.Processes.Order().SequenceEqual(["nfv(1)", "vf(2)"]), "nfv(1) has the place of vf(1)");

        // Until the end of the former one is noticed it may push out the new one once more.
        await Until.TrueAsync(async () => (await spp.SendAsync(HttpMethod.Get, "/v1/nfvs/1")).Status == HttpStatusCode.OK, "nfv(1) answers");
    }

    [Fact]
    public async Task A_second_primary_replaces_the_first()
    {
        await using var spp = await Controller.StartAsync();
        var former = await spp.AddAsync("primary", 0, "2018-09");
        await former.OrderAsync("fault hold");
        var waiting = spp.SendAsync(HttpMethod.Get, "/v1/primary/status");
        await former.WaitAsync("holding");
        spp.Start("primary", 0, "2020");
        Assert.Equal(HttpStatusCode.InternalServerError, (await waiting).Status);
        await former.KillAsync();
        await Until.TrueAsync(
            async () => await spp.SendAsync(HttpMethod.Get, "/v1/primary/status") is (HttpStatusCode.OK, var text) && text.Contains("lcores", StringComparison.Ordinal),
            "the new primary answers");
        await Until.TrueAsync(() => spp.Server.Processes is ["primary"], "there is one primary");
    }

    [Fact]
    public async Task Connections_that_say_nothing_or_nonsense_hold_up_nobody_and_are_closed()
    {
        await using var spp = await Controller.StartAsync(identifyTimeout: TimeSpan.FromSeconds(2));
        using var silent = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await silent.ConnectAsync(spp.Server.SecondaryEndPoint, TestContext.Current.CancellationToken);
        using var stranger = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await stranger.ConnectAsync(spp.Server.SecondaryEndPoint, TestContext.Current.CancellationToken);
        await stranger.SendAsync("GET / HTTP/1.1\r\n\r\n\0"u8.ToArray(), TestContext.Current.CancellationToken);
        await ReadToEndAsync(silent);
        await ReadToEndAsync(stranger);
        Assert.Empty(spp.Server.Processes);
        await spp.AddAsync("vf", 1);
    }

    [Fact]
    public async Task Processes_dial_again_when_the_controller_comes_back()
    {
        var spp = await Controller.StartAsync();
        var secondary = spp.Server.SecondaryEndPoint.Port;
        await using var vf = SimulatorProcess.Start("vf", 1, secondary, "2020");
        await spp.WaitForAsync("vf(1)");
        await spp.DisposeAsync();
        await vf.WaitAsync("disconnected");
        await using var again = await StartAgainAsync(secondary);
        await Until.TrueAsync(() => again.Processes.Contains("vf(1)"), "vf(1) dialled again");
    }

    [Fact]
    public async Task A_port_that_is_taken_is_named()
    {
        await using var spp = await Controller.StartAsync();
        var port = spp.Server.PrimaryEndPoint.Port;
        var failure = await Assert.ThrowsAsync<ListenException>(() => SppCtlServer.StartAsync(
            new SppCtlOptions { PrimaryPort = 0, SecondaryPort = port, ApiPort = 0 },
            NullLoggerFactory.Instance,
            TimeProvider.System,
            TestContext.Current.CancellationToken));
        Assert.Contains($"The secondary port {port} of 127.0.0.1 cannot be listened on", failure.Message, StringComparison.Ordinal);
    }

    // Another program may have the port for a moment, as the near end of a connection.
    private static async Task<SppCtlServer> StartAgainAsync(int secondary)
    {
        var options = new SppCtlOptions { PrimaryPort = 0, SecondaryPort = secondary, ApiPort = 0, IdentifyTimeout = Patience.Long };
        SppCtlServer? again = null;
        await Until.TrueAsync(
            async () =>
            {
                try
                {
                    again = await SppCtlServer.StartAsync(options, NullLoggerFactory.Instance, TimeProvider.System, TestContext.Current.CancellationToken);
                }
                catch (ListenException)
                {
                    // Tried again.
                }

                return again is not null;
            },
            $"port {secondary} is free again");
        return again!;
    }

    // Bytes that nobody read make the kernel reset the connection.
    private static async Task ReadToEndAsync(Socket socket)
    {
        var buffer = new byte[1000];
        try
        {
            while (await socket.ReceiveAsync(buffer, TestContext.Current.CancellationToken).AsTask().WaitAsync(Patience.Long) > 0)
            {
            }
        }
        catch (SocketException reset) when (reset.SocketErrorCode == SocketError.ConnectionReset)
        {
        }
    }
}
