using System.Text.Json.Nodes;
using Vlcp.ObjectDb;
using Vlcp.Network.Model;
using Vlcp.Storage;
using Xunit;

namespace Vlcp.Cli.Tests;

public sealed class DbTests : IDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("vlcp-db-").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Data => Path.Combine(directory, "vlcp.db");

    public void Dispose() => Directory.Delete(directory, recursive: true);

    [Fact]
    public async Task A_sound_store_that_another_process_has_open_passes_the_check_with_status_0()
    {
        await using var engine = await CreateAsync();
        var (status, output, errors) = await RunAsync("db", "check", "--data", Data);
        Assert.Equal((0, ""), (status, errors));
        Assert.Contains("no violation", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_store_fails_the_check_with_status_1_and_every_violation()
    {
        await using var engine = await CreateAsync();
        await engine.UpdateAsync(StoreQuery.Empty, _ => StoreUpdate.Write([StoreWrite.Delete("viperflow.physicalnetwork.p"), StoreWrite.Put("strange", "1"u8.ToArray())]), Cancellation);
        var (status, output, _) = await RunAsync("db", "--data", Data, "check");
        Assert.Equal(1, status);
        Assert.Contains("'viperflow.physicalport..%.%.eth0' refers to 'viperflow.physicalnetwork.p', which does not exist", output, StringComparison.Ordinal);
        Assert.Contains("'strange'", output, StringComparison.Ordinal);
        Assert.Contains("violations: 2", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_prints_the_keys_of_a_prefix_with_their_values()
    {
        await using var engine = await CreateAsync();
        await engine.UpdateAsync(StoreQuery.Empty, _ => StoreUpdate.Write([StoreWrite.Put("viperflow.damaged", new byte[] { 0xff, 0x00 })]), Cancellation);
        var lines = Lines((await RunAsync("db", "list", "viperflow.", "--data", Data)).Output);
        Assert.Equal(["viperflow.damaged", "viperflow.physicalnetwork.p", "viperflow.physicalport..%.%.eth0"], lines.Select(line => line["key"]!.GetValue<string>()));
        Assert.Equal("/wA=", lines[0]["value"]!["_base64"]!.GetValue<string>());
        Assert.Equal("native", lines[1]["value"]!["type"]!.GetValue<string>());
        var all = Lines((await RunAsync("db", "list", "--data", Data)).Output);
        Assert.Contains(all, line => line["key"]!.GetValue<string>().StartsWith("members.", StringComparison.Ordinal) && line["value"] is null);
    }

    [Fact]
    public async Task Get_prints_an_object_with_what_it_refers_to()
    {
        await using var engine = await CreateAsync();
        var (status, output, _) = await RunAsync("db", "get", "viperflow.physicalport..%.%.eth0", "--data", Data);
        var found = JsonNode.Parse(output)!;
        Assert.Equal((0, "eth0", "native"), (status, found["name"]!.GetValue<string>(), found["physicalnetwork"]!["type"]!.GetValue<string>()));
        Assert.Equal((1, "null"), ((await RunAsync("db", "get", "viperflow.physicalnetwork.none", "--data", Data)) is var none ? none.Status : 0, none.Output.Trim()));
    }

    [Fact]
    public async Task The_store_is_found_by_the_servers_configuration()
    {
        await using var engine = await CreateAsync();
        var file = Path.Combine(directory, "vlcp.conf");
        await File.WriteAllTextAsync(file, $"module.sqlitedb.path = '{Data}'", Cancellation);
        Assert.Equal(0, (await RunAsync("db", "check", "-f", file)).Status);
    }

    [Fact]
    public async Task The_store_is_chosen_by_one_line_or_option_that_is_its_URL()
    {
        await using var engine = await CreateAsync();
        var file = Path.Combine(directory, "vlcp.conf");
        await File.WriteAllTextAsync(file, $"proxy.kvstorage = 'sqlite:{Data}'", Cancellation);
        Assert.Equal(0, (await RunAsync("db", "check", "-f", file)).Status);
        Assert.Equal(0, (await RunAsync("db", "check", "-f", "", "--data", $"SQLITE://{Data}")).Status);
    }

    [Theory]
    [InlineData("-f", "vlcp.conf")]
    [InlineData("--data", "nosuch://user:secret@localhost/")]
    public async Task A_URL_that_no_engine_knows_is_refused_without_showing_its_password(string option, string value)
    {
        var file = Path.Combine(directory, "vlcp.conf");
        await File.WriteAllTextAsync(file, "proxy.kvstorage = 'nosuch://user:secret@localhost/'", Cancellation);
        var (status, _, errors) = await RunAsync("db", "check", option, option == "-f" ? file : value);
        Assert.Equal(2, status);
        Assert.Contains("'nosuch:'", errors, StringComparison.Ordinal);
        Assert.Contains("sqlite", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("none.db", "none.db")]
    [InlineData("text", "text")]
    public async Task What_is_not_a_store_is_reported_with_status_2_and_left_as_it_is(string name, string named)
    {
        await File.WriteAllTextAsync(Path.Combine(directory, "text"), new string('x', 5000), Cancellation);
        var (status, _, errors) = await RunAsync("db", "check", "-f", "", "--data", Path.Combine(directory, name));
        Assert.Equal(2, status);
        Assert.Contains(named, errors, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(directory, "none.db")));
    }

    [Fact]
    public async Task A_store_in_memory_cannot_be_looked_into()
    {
        var (status, _, errors) = await RunAsync("db", "list", "-f", "", "--data", "memory:");
        Assert.Equal(2, status);
        Assert.Contains("memory", errors, StringComparison.Ordinal);
    }

    private static List<JsonNode> Lines(string output) =>
        [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!)];

    private static async Task<(int Status, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        using var vlcp = VlcpProcess.Start(arguments);
        var (output, errors) = (vlcp.Output.ReadToEndAsync(Cancellation), vlcp.Errors.ReadToEndAsync(Cancellation));
        return (await vlcp.WaitForExitAsync(Cancellation), await output, await errors);
    }

    private async Task<SqliteStoreEngine> CreateAsync()
    {
        var engine = SqliteStoreEngine.Open(Data);
        await using var database = new ObjectDatabase(engine);
        await database.WriteWalkAsync(
            transaction =>
            {
                var network = transaction.Write(new PhysicalNetwork { Id = "p", Type = "native" });
                transaction.Write(new PhysicalPort { Name = "eth0", PhysicalNetwork = new(network.Key) });
            },
            cancellationToken: Cancellation);
        return engine;
    }
}
