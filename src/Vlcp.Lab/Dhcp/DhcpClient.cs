using System.Globalization;

namespace Vlcp.Lab;

/// <summary>dhclient(8) of one endpoint. All its files lie in the endpoint's directory; it changes nothing but the device.</summary>
internal sealed class DhcpClient(CommandPlace place, string device, string directory)
{
    private string PidFile => Path.Combine(directory, "dhclient.pid");

    /// <summary>Asks for a lease; returns when the device is configured. The client goes on in the background.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await WriteFileAsync("dhclient.conf", cancellationToken);
        await place.RunAsync("chmod", ["+x", await WriteFileAsync("dhclient-script.sh", cancellationToken)], cancellationToken);
        var result = await place.TryRunAsync("dhclient", ["-1", "-v", .. Files(), device], cancellationToken);
        if (!result.Succeeded)
        {
            throw new LabException($"{device} got no lease.", new LabCommandException(result));
        }

        // The client that stays in the background writes its process id only after the first one has ended.
        var client = await Eventually.HappensAsync(
            $"dhclient for {device} wrote {PidFile}", RunningAsync, running => running is not null, cancellationToken);
        place.Record(client!);
    }

    /// <summary>Gives the lease back.</summary>
    public async Task ReleaseAsync(CancellationToken cancellationToken) =>
        await place.RunAsync("dhclient", ["-r", "-v", .. Files(), device], cancellationToken);

    /// <summary>Ends the client without a word to the server, as a machine that is switched off.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (await RunningAsync(cancellationToken) is { } client)
        {
            await client.EndAsync(cancellationToken);
        }
    }

    private string[] Files() =>
    [
        "-4", "-pf", PidFile, "-lf", InDirectory("dhclient.leases"), "-cf", InDirectory("dhclient.conf"),
        "-sf", InDirectory("dhclient-script.sh"),
    ];

    private async Task<ProcessIdentity?> RunningAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(PidFile))
        {
            return null;
        }

        var text = await File.ReadAllTextAsync(PidFile, cancellationToken);
        return int.TryParse(text, CultureInfo.InvariantCulture, out var id) && ProcessIdentity.IsProgram(id, "dhclient")
            ? ProcessIdentity.Of(id, $"dhclient {device}")
            : null;
    }

    private async Task<string> WriteFileAsync(string name, CancellationToken cancellationToken)
    {
        await using var source = typeof(DhcpClient).Assembly.GetManifestResourceStream(name)
            ?? throw new LabException($"Resource '{name}' is missing.");
        await using var target = File.Create(InDirectory(name));
        await source.CopyToAsync(target, cancellationToken);
        return target.Name;
    }

    private string InDirectory(string name) => Path.Combine(directory, name);
}
