using System.Net;
using System.Net.Sockets;
using System.Text;
using Vlcp.SppCtl.Processes;
using Vlcp.SppCtl.Tests.Support;

namespace Vlcp.SppCtl.Tests.Faults;

/// <summary>A connection whose other end is held by the test, byte by byte.</summary>
public sealed class ProcessConnectionTests : IAsyncLifetime
{
    private const string Success = """{ "results": [ { "result": "success" } ] }""";

    private Socket peer = null!;
    private ProcessConnection connection = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen();
        peer = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await peer.ConnectAsync(listener.LocalEndPoint!, Cancellation);
        connection = new ProcessConnection(await listener.AcceptAsync(Cancellation), "vf(1)", 1 << 20, TimeProvider.System) { TimeLimit = Patience.Long };
        _ = connection.RunAsync();
    }

    public async ValueTask DisposeAsync()
    {
        peer.Dispose();
        await connection.DisposeAsync();
    }

    [Fact]
    public async Task The_next_command_is_sent_when_the_answer_before_has_come_in_the_order_of_asking()
    {
        var answers = Enumerable.Range(0, 5).Select(number => connection.SendAsync($"command {number}", Cancellation)).ToList();
        for (var number = 0; number < answers.Count; number++)
        {
            Assert.Equal($"command {number}", await ReceiveAsync());
            Assert.All(answers[number..], answer => Assert.False(answer.IsCompleted));
            await SendAsync(Success);
            await answers[number].WaitAsync(Patience.Long, Cancellation);
        }
    }

    [Fact]
    public async Task The_next_command_waits_for_the_padding_of_the_answer_before()
    {
        await ExchangeAsync("first", $"1{new string('\0', 2047)}");
        var echo = connection.SendAsync("add ring 0", Cancellation);
        await ReceiveAsync();
        await SendAsync("add\0ring\00");
        Assert.Equal("add", (await echo.WaitAsync(Patience.Long, Cancellation)).Text);
        var next = connection.SendAsync("status", Cancellation);
        await SendAsync(new string('\0', 2048 - "add\0ring\00".Length));
        Assert.Equal("status", await ReceiveAsync());
        await SendAsync($"status: idling\n{new string('\0', 2000)}");
        Assert.Equal("status: idling\n", (await next.WaitAsync(Patience.Long, Cancellation)).Text);
    }

    [Fact]
    public async Task Padding_that_comes_too_late_is_not_taken_for_an_answer()
    {
        await ExchangeAsync("first", Success);
        await SendAsync(new string('\0', 500));
        Assert.Equal(Success, await ExchangeAsync("second", $"{new string('\0', 100)}{Success}"));
    }

    [Fact]
    public async Task Text_without_a_NUL_is_an_answer_when_nothing_more_comes() =>
        Assert.Equal("Server Running\n", await ExchangeAsync("status", "Server Running\n"));

    [Fact]
    public async Task A_request_that_was_given_up_is_not_sent()
    {
        using var impatient = new CancellationTokenSource();
        var first = connection.SendAsync("first", Cancellation);
        var second = connection.SendAsync("second", impatient.Token);
        var third = connection.SendAsync("third", Cancellation);
        await impatient.CancelAsync();
        Assert.Equal("first", await ReceiveAsync());
        await SendAsync(Success);
        Assert.Equal("third", await ReceiveAsync());
        await SendAsync(Success);
        await Task.WhenAll(first, third).WaitAsync(Patience.Long, Cancellation);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second.WaitAsync(Patience.Long, Cancellation));
    }

    [Fact]
    public async Task The_end_of_the_connection_fails_everything_that_waits_and_everything_that_comes()
    {
        var told = new TaskCompletionSource<ProcessFailedException>();
        Assert.True(connection.TryWatch(told.SetResult));
        var first = connection.SendAsync("first", Cancellation);
        var second = connection.SendAsync("second", Cancellation);
        await ReceiveAsync();
        peer.Shutdown(SocketShutdown.Both);
        peer.Close();
        Assert.True((await told.Task.WaitAsync(Patience.Long, Cancellation)).HasLeft);
        await Assert.ThrowsAsync<ProcessFailedException>(() => first.WaitAsync(Patience.Long, Cancellation));
        await Assert.ThrowsAsync<ProcessFailedException>(() => second.WaitAsync(Patience.Long, Cancellation));
        await Assert.ThrowsAsync<ProcessFailedException>(() => connection.SendAsync("third", Cancellation));
        Assert.False(connection.TryWatch(_ => { }));
    }

    [Fact]
    public async Task A_flood_that_nobody_asked_for_ends_the_connection()
    {
        var flood = new byte[1 << 16];
        Array.Fill(flood, (byte)'x');
        try
        {
            while (!connection.Ended.IsCompleted)
            {
                await peer.SendAsync(flood, SocketFlags.None, Cancellation);
            }
        }
        catch (SocketException)
        {
        }

        await connection.Ended.WaitAsync(Patience.Long, Cancellation);
    }

    private async Task<string> ExchangeAsync(string command, string answer)
    {
        var waiting = connection.SendAsync(command, Cancellation);
        Assert.Equal(command, await ReceiveAsync());
        await SendAsync(answer);
        return (await waiting.WaitAsync(Patience.Long, Cancellation)).ToString();
    }

    private async Task<string> ReceiveAsync()
    {
        var buffer = new byte[1000];
        return Encoding.ASCII.GetString(buffer, 0, await peer.ReceiveAsync(buffer, SocketFlags.None, Cancellation).AsTask().WaitAsync(Patience.Long, Cancellation));
    }

    private async Task SendAsync(string text) => await peer.SendAsync(Encoding.ASCII.GetBytes(text), SocketFlags.None, Cancellation);
}
