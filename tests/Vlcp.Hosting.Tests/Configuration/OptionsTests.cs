using Microsoft.Extensions.Configuration;
using Vlcp.Hosting.Configuration;
using Vlcp.Hosting.Http;
using Vlcp.Hosting.Modules;
using Xunit;

namespace Vlcp.Hosting.Tests.Configuration;

public sealed class OptionsTests : IDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("vlcp-options-").FullName;

    public void Dispose() => Directory.Delete(directory, recursive: true);

    [Fact]
    public void Settings_are_read_from_the_file_with_their_types()
    {
        var options = OptionsBinder.Bind<SampleOptions>(Conf("""
            module.sample.count = 5
            module.sample.ratio = 0.5
            module.sample.flag = True
            module.sample.pause = 1.5
            module.sample.names = ('a', 'b')
            module.sample.mode = 'fast'
            module.sample.free = {'a': [1]}
            """));
        Assert.Equal((5, 0.5, true, TimeSpan.FromSeconds(1.5), SampleMode.Fast), (options.Count, options.Ratio, options.Flag, options.Pause, options.Mode));
        Assert.Equal(["a", "b"], options.Names);
        Assert.Equal("{\"a\":[1]}", options.Free!.ToJsonString());
    }

    [Fact]
    public void One_text_stands_for_a_list_of_one() =>
        Assert.Equal([""], OptionsBinder.Bind<SampleOptions>(Conf("module.sample.names = ''")).Names);

    [Fact]
    public void None_means_the_default() => Assert.Equal(3, OptionsBinder.Bind<SampleOptions>(Conf("module.sample.count = None")).Count);

    [Fact]
    public void A_module_takes_from_module_default_what_it_does_not_say_itself()
    {
        var configuration = Conf("module.default.count = 7\nmodule.default.ratio = 2\nmodule.sample.ratio = 4");
        var options = OptionsBinder.Bind<SampleOptions>(configuration);
        Assert.Equal((7, 4.0), (options.Count, options.Ratio));
    }

    [Theory]
    [InlineData("module.sample.count = 'many'", "module.sample.count", "many", "an integer from 0 to 10")]
    [InlineData("module.sample.count = 11", "module.sample.count", "11", "from 0 to 10")]
    [InlineData("module.sample.count = 1.5", "module.sample.count", "1.5", "an integer")]
    [InlineData("module.sample.flag = 'maybe'", "module.sample.flag", "maybe", "True or False")]
    [InlineData("module.sample.mode = 'odd'", "module.sample.mode", "odd", "Slow, Fast")]
    [InlineData("module.sample.pause = -1", "module.sample.pause", "-1", "at least 0")]
    public void A_bad_value_is_refused_with_key_value_and_rule(string line, string key, string value, string rule)
    {
        var failure = Assert.Throws<ConfigurationException>(() => OptionsBinder.Bind<SampleOptions>(Conf(line)));
        Assert.Contains(key, failure.Message, StringComparison.Ordinal);
        Assert.Contains(value, failure.Message, StringComparison.Ordinal);
        Assert.Contains(rule, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_later_source_replaces_a_list_as_a_whole()
    {
        var configuration = new ConfigTree(new ConfigurationBuilder()
            .AddVlcpFile(Write("a.conf", "module.sample.names = ['a', 'b', 'c']"))
            .AddVlcpFile(Write("b.json", """{"module": {"sample": {"names": ["x"]}}}"""))
            .Build());
        Assert.Equal(["x"], OptionsBinder.Bind<SampleOptions>(configuration).Names);
    }

    [Fact]
    public void The_environment_spells_keys_with_underscores_and_values_as_literals()
    {
        Environment.SetEnvironmentVariable("VLCP__MODULE__SAMPLE__NAMES", "('e', 'f')");
        Environment.SetEnvironmentVariable("VLCP__MODULE__SAMPLE__COUNT", "9");
        var options = OptionsBinder.Bind<SampleOptions>(new ConfigTree(new ConfigurationBuilder().AddVlcpEnvironment().Build()));
        Assert.Equal(9, options.Count);
        Assert.Equal(["e", "f"], options.Names);
    }

    [Theory]
    [InlineData("x.json", "[1]")]
    [InlineData("x.json", "{")]
    [InlineData("x.json", "{\"a\": 1, \"a\": 2}")]
    [InlineData("x.conf", "a = ")]
    public void A_broken_file_is_refused_with_its_name(string name, string text)
    {
        var path = Write(name, text);
        var failure = Assert.Throws<ConfigurationException>(() => new ConfigurationBuilder().AddVlcpFile(path).Build());
        Assert.Contains(name, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_is_refused_with_its_name() =>
        Assert.Throws<ConfigurationException>(() => new ConfigurationBuilder().AddVlcpFile(Path.Combine(directory, "none.conf")).Build());

    [Fact]
    public void Keys_that_nobody_reads_are_reported()
    {
        var configuration = Conf("""
            module.httpserver.url = 'tcp://localhost:0/'
            module.httpserver.vhost.api.url = 'tcp://localhost:0/'
            module.httpserver.vhost.api.protocol.idletimeout = 3
            module.httpserver.ulr = 1
            module.webapi.allowtargets = None
            module.default.forcestop = True
            module.nosuch.key = 1
            protocol.http.idletimeout = 5
            protocol.default.idletimeout = 5
            server.startup = ()
            server.pollwritepriority = 700
            server.startpu = 1
            proxy.kvstorage = 'memorydb'
            proxy.nosuch = 'x'
            typo = 1
            """);
        var warnings = ConfigurationCheck.Run(configuration, new ModuleCatalog().AddHostingModules());
        Assert.Equal(["module.httpserver.ulr", "module.nosuch.key", "proxy.nosuch", "server.startpu", "typo"], warnings.Select(warning => warning.Split('\'')[1]));
    }

    [Fact]
    public void Vhosts_inherit_everything_but_urls_and_override_the_protocol()
    {
        var vhosts = VhostConfiguration.Read(
            Conf("""
                protocol.http.idletimeout = 7
                protocol.http.bodylimit = 70
                module.httpserver.url = 'tcp://localhost:80/'
                module.httpserver.urls = ['tcp://localhost:81/']
                module.httpserver.key = '/outer.pem'
                module.httpserver.protocol.idletimeout = 8
                module.httpserver.vhost.api.url = 'tcp://localhost:8080/'
                module.httpserver.vhost.api.protocol.bodylimit = 90
                module.httpserver.vhost.api.vhost.inner.key = '/inner.pem'
                """),
            "module.httpserver",
            "protocol.http");
        Assert.Equal(["", "api", "inner"], vhosts.Select(vhost => vhost.Name));
        Assert.Equal(["tcp://localhost:80/", "tcp://localhost:81/"], vhosts[0].Urls);
        Assert.Equal(["tcp://localhost:8080/"], vhosts[1].Urls);
        Assert.Empty(vhosts[2].Urls);
        Assert.Equal(["/outer.pem", "/outer.pem", "/inner.pem"], vhosts.Select(vhost => OptionsBinder.Bind<HttpServerOptions>(vhost.Settings).Key));
        Assert.Equal([8.0, 8, 8], vhosts.Select(vhost => OptionsBinder.Bind<HttpProtocolOptions>(vhost.Protocol).IdleTimeout.TotalSeconds));
        Assert.Equal([70L, 90, 90], vhosts.Select(vhost => OptionsBinder.Bind<HttpProtocolOptions>(vhost.Protocol).BodyLimit));
    }

    private ConfigTree Conf(string text) => new(new ConfigurationBuilder().AddVlcpFile(Write($"{Guid.NewGuid():N}.conf", text)).Build());

    private string Write(string name, string text)
    {
        var path = Path.Combine(directory, name);
        File.WriteAllText(path, text);
        return path;
    }
}
