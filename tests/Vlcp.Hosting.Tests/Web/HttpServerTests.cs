using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Vlcp.Hosting.Tests.Modules;
using Xunit;

namespace Vlcp.Hosting.Tests.Web;

public sealed class HttpServerTests
{
    private const string Request = "GET /echo/everything?a=1 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("\0\u0001\u0002garbage\r\n\r\n", "400")]
    [InlineData("GET\r\n\r\n", "400")]
    [InlineData("GET / HTTP/1.1\r\nbroken header\r\n\r\n", "400")]
    [InlineData("GET / HTTP/1.1\r\nHost: x\r\nContent-Length: many\r\n\r\n", "400")]
    [InlineData("POST /echo/everything HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: strange\r\n\r\n", "40")]
    [InlineData("GET / HTTP/9.0\r\nHost: x\r\n\r\n", "505")]
    public async Task Garbage_is_answered_and_other_connections_go_on(string garbage, string status)
    {
        await using var server = await WebApiTests.StartAsync();
        using var half = await ConnectAsync(server, "POST /echo/everything HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nhalf");
        using var silent = await ConnectAsync(server, "");
        using var broken = await ConnectAsync(server, garbage);
        Assert.StartsWith($"HTTP/1.1 {status}", await ReadAllAsync(broken), StringComparison.Ordinal);
        using var good = await ConnectAsync(server, Request);
        Assert.Contains("{\"result\": {\"a\": \"1\"}}", await ReadAllAsync(good), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_without_headers_is_answered()
    {
        await using var server = await WebApiTests.StartAsync();
        using var socket = await ConnectAsync(server, "GET /echo/everything HTTP/1.0\r\n\r\n");
        Assert.Contains("{\"result\": {}}", await ReadAllAsync(socket), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_that_waits_for_100_continue_gets_it()
    {
        await using var server = await WebApiTests.StartAsync();
        using var socket = await ConnectAsync(
            server, "POST /echo/everything HTTP/1.1\r\nHost: x\r\nConnection: close\r\nExpect: 100-continue\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 3\r\n\r\n");
        var buffer = new byte[1000];
        var count = await socket.ReceiveAsync(buffer, Cancellation);
        Assert.StartsWith("HTTP/1.1 100", Encoding.ASCII.GetString(buffer, 0, count), StringComparison.Ordinal);
        await socket.SendAsync("a=1"u8.ToArray(), Cancellation);
        Assert.Contains("{\"result\": {\"a\": \"1\"}}", await ReadAllAsync(socket), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pipelined_requests_are_answered_in_order()
    {
        await using var server = await WebApiTests.StartAsync();
        using var socket = await ConnectAsync(server, "GET /echo/everything?a=first HTTP/1.1\r\nHost: x\r\n\r\n" + Request);
        var answers = await ReadAllAsync(socket);
        Assert.True(answers.IndexOf("first", StringComparison.Ordinal) is > 0 and var first && first < answers.IndexOf("\"1\"", StringComparison.Ordinal), answers);
    }

    [Fact]
    public async Task Limits_are_kept()
    {
        await using var server = await WebApiTests.StartAsync(
            ("protocol.http.headlinelimit", "100"), ("protocol.http.headercountlimit", "5"), ("module.httpserver.vhost.api.protocol.bodylimit", "10"));
        using var client = server.Client();
        Assert.Equal(HttpStatusCode.RequestUriTooLong, (await client.GetAsync($"echo/everything?a={new string('x', 200)}", Cancellation)).StatusCode);
        using var form = new FormUrlEncodedContent([new("a", "more than ten bytes")]);
        await WebApiTests.FailAsync(await client.PostAsync("echo/everything", form, Cancellation), HttpStatusCode.RequestEntityTooLarge);
        using var crowded = await ConnectAsync(server, $"GET / HTTP/1.1\r\nHost: x\r\n{string.Concat(Enumerable.Range(0, 9).Select(number => $"H{number}: v\r\n"))}\r\n");
        Assert.StartsWith("HTTP/1.1 431", await ReadAllAsync(crowded), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Vhosts_without_a_web_API_find_nothing()
    {
        await using var server = await WebApiTests.StartAsync(("module.httpserver.url", "tcp://127.0.0.1:0/"));
        var address = server.Modules.GetModule<Vlcp.Hosting.Http.HttpServerModule>().Addresses("")[0];
        using var client = new HttpClient();
        await WebApiTests.FailAsync(await client.GetAsync($"{address}/echo/everything", Cancellation), HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Servers_can_be_listed_stopped_and_started_again()
    {
        await using var server = await WebApiTests.StartAsync();
        var status = (JsonArray)(await server.Modules.CallAsync<JsonNode>("httpserver", "getservers", cancellationToken: Cancellation))!;
        Assert.Equal("api", status[0]!["vhost"]!.GetValue<string>());
        Assert.True(status[0]!["listening"]!.GetValue<bool>());
        Assert.Equal(1, await server.Modules.CallAsync<int>("httpserver", "stoplisten", cancellationToken: Cancellation));
        Assert.Equal(1, await server.Modules.CallAsync<int>("httpserver", "startlisten", cancellationToken: Cancellation));
        await server.Modules.CallAsync("httpserver", "updateconfig", cancellationToken: Cancellation);
        using var client = server.Client();
        await WebApiTests.OkAsync(await client.GetAsync("echo/everything", Cancellation));
    }

    [Theory]
    [InlineData("gopher://localhost/")]
    [InlineData("tcp://localhost:99999/")]
    public async Task A_URL_that_cannot_be_used_keeps_the_module_from_loading(string url)
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => WebApiTests.StartAsync(("module.httpserver.url", url)));
        Assert.Contains(url, failure.Message, StringComparison.Ordinal);
    }

    private static async Task<Socket> ConnectAsync(TestServer server, string text)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(server.Endpoint, Cancellation);
        await socket.SendAsync(Encoding.Latin1.GetBytes(text), Cancellation);
        return socket;
    }

    private static async Task<string> ReadAllAsync(Socket socket)
    {
        await using var stream = new NetworkStream(socket);
        using var reader = new StreamReader(stream, Encoding.Latin1);
        return await reader.ReadToEndAsync(Cancellation);
    }
}
