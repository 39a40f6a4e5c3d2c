using System.CommandLine;
using Vlcp.Apps.Running;
using Vlcp.Events.Connections;

namespace Vlcp.Cli.Apps;

/// <summary>The options of <c>vlcp app run</c>. Those that OS-Ken has, too, have its names.</summary>
internal sealed class RunOptions
{
    private const int OpenFlowPort = 6653;
    private const int LastPort = 65535;

    private readonly Option<string[]> _listen = new("--listen", "-l")
    {
        Description = "Where to listen for switches, or a switch to connect to: ptcp:PORT[:ADDRESS], pssl:PORT, tcp:ADDRESS:PORT, ... May be repeated.",
        HelpName = "URL",
    };

    private readonly Option<string> _host = new("--ofp-listen-host") { Description = "Address to listen on, without --listen.", HelpName = "ADDRESS", DefaultValueFactory = _ => "0.0.0.0" };

    private readonly Option<int> _port = Port("--ofp-tcp-listen-port", "Port to listen on, without --listen.", OpenFlowPort);

    private readonly Option<int> _tlsPort = Port("--ofp-ssl-listen-port", "Port to listen on with TLS, if --ctl-privkey and --ctl-cert are given.", OpenFlowPort);

    private readonly Option<string> _key = new("--ctl-privkey") { Description = "Our private key (PEM). With --ctl-cert: TLS instead of TCP.", HelpName = "FILE" };

    private readonly Option<string> _certificate = new("--ctl-cert") { Description = "Our certificate (PEM).", HelpName = "FILE" };

    private readonly Option<string> _authorities = new("--ca-certs") { Description = "Who signs switches (PEM): a switch without such a certificate is refused.", HelpName = "FILE" };

    private readonly Option<bool> _observeLinks = new("--observe-links") { Description = "Look for links between switches with LLDP." };

    private readonly Option<string> _webHost = new("--wsapi-host") { Description = "Address of the web server, which runs when an app has pages.", HelpName = "ADDRESS", DefaultValueFactory = _ => "127.0.0.1" };

    private readonly Option<int> _webPort = Port("--wsapi-port", "Port of the web server.", 8080);

    public Option<bool> Verbose { get; } = new("--verbose", "-v") { Description = "Log what is of interest to developers only." };

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_listen, _host, _port, _tlsPort, _key, _certificate, _authorities, _observeLinks, _webHost, _webPort, Verbose])
        {
            command.Options.Add(option);
        }
    }

    /// <summary>What the command line says.</summary>
    /// <exception cref="FormatException">A URL can't be read.</exception>
    public AppOptions Read(ParseResult parsed)
    {
        var (key, certificate) = (parsed.GetValue(_key), parsed.GetValue(_certificate));
        var tls = new TlsFiles(key, certificate, parsed.GetValue(_authorities));
        var isTls = key is not null && certificate is not null;
        string[] urls = parsed.GetValue(_listen) is { Length: > 0 } given
            ? given
            : [isTls ? $"lssl://{parsed.GetValue(_host)}:{parsed.GetValue(_tlsPort)}" : $"ltcp://{parsed.GetValue(_host)}:{parsed.GetValue(_port)}"];
        return new AppOptions
        {
            Listen = [.. urls.Select(url => ConnectionUrl.Parse(url, OpenFlowPort))],
            Connections = ConnectionOptions.Default with { Tls = tls },
            ObserveLinks = parsed.GetValue(_observeLinks),
            WebHost = parsed.GetValue(_webHost)!,
            WebPort = parsed.GetValue(_webPort),
        };
    }

    private static Option<int> Port(string name, string description, int usual)
    {
        var option = new Option<int>(name) { Description = description, HelpName = "PORT", DefaultValueFactory = _ => usual };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 0 or > LastPort)
            {
                result.AddError($"{name} must be from 0 to {LastPort}");
            }
        });
        return option;
    }
}
