using System.CommandLine;
using Vlcp.SppCtl;

namespace Vlcp.Cli.SoftPatchPanel;

/// <summary><c>vlcp spp-ctl</c>.</summary>
internal static class SppCtlCommand
{
    private const int LastPort = 65535;

    public static Command Create()
    {
        var defaults = new SppCtlOptions();
        var bind = new Option<string>("-b", "--bind-addr")
        {
            Description = "Address of all three ports.",
            HelpName = "BIND",
            DefaultValueFactory = _ => defaults.Bind,
        };
        var primary = Port("-p", "--primary-port", "PRIMARY_PORT", "Port that spp_primary dials.", defaults.PrimaryPort);
        var secondary = Port("-s", "--secondary-port", "SECONDARY_PORT", "Port that the other SPP processes dial.", defaults.SecondaryPort);
        var api = Port("-a", "--api-port", "API_PORT", "Port of the web API.", defaults.ApiPort);
        var timeout = new Option<double>("-t", "--timeout")
        {
            Description = "Seconds that a process may take to answer.",
            HelpName = "SECONDS",
            DefaultValueFactory = _ => defaults.CommandTimeout.TotalSeconds,
        };
        timeout.Validators.Add(result => Check(result.GetValueOrDefault<double>() is >= 0.1 and <= 3600, "--timeout must be from 0.1 to 3600 seconds", result.AddError));
        var verbose = new Option<bool>("-v", "--verbose") { Description = "Log requests and commands that change nothing, bodies and answers as well." };
        var command = new Command("spp-ctl", "Control the processes of a Soft Patch Panel (DPDK); stop it with Ctrl+C or SIGTERM.")
        {
            bind, primary, secondary, api, timeout, verbose,
        };
        command.SetAction((parsed, _) => SppCtlProcess.RunAsync(
            new SppCtlOptions
            {
                Bind = parsed.GetValue(bind)!,
                PrimaryPort = parsed.GetValue(primary),
                SecondaryPort = parsed.GetValue(secondary),
                ApiPort = parsed.GetValue(api),
                CommandTimeout = TimeSpan.FromSeconds(parsed.GetValue(timeout)),
                IdentifyTimeout = TimeSpan.FromSeconds(parsed.GetValue(timeout)),
            },
            parsed.GetValue(verbose)));
        return command;
    }

    private static Option<int> Port(string letter, string name, string help, string description, int usual)
    {
        var option = new Option<int>(letter, name) { Description = description, HelpName = help, DefaultValueFactory = _ => usual };
        option.Validators.Add(result => Check(result.GetValueOrDefault<int>() is >= 0 and <= LastPort, $"{name} must be from 0 to {LastPort}", result.AddError));
        return option;
    }

    private static void Check(bool isRight, string rule, Action<string> refuse)
    {
        if (!isRight)
        {
            refuse(rule);
        }
    }
}
