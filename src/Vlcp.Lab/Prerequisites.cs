namespace Vlcp.Lab;

/// <summary>The programs that a lab needs, and the Debian packages that bring them.</summary>
public static class Prerequisites
{
    private static readonly IReadOnlyList<(string Program, string Package)> Programs =
    [
        ("ovs-vswitchd", "openvswitch-switch"),
        ("ovs-vsctl", "openvswitch-switch"),
        ("vtep-ctl", "openvswitch-vtep"),
        ("ip", "iproute2"),
        ("ethtool", "ethtool"),
        ("dhclient", "isc-dhcp-client"),
        ("ping", "iputils-ping"),
        ("tcpdump", "tcpdump"),
        ("curl", "curl"),
        ("setsid", "util-linux"),
    ];

    private static readonly IReadOnlyList<string> SystemDirectories =
        ["/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin"];

    /// <summary>Installs what is missing with apt-get; does nothing when everything is there.</summary>
    /// <param name="output">Gets a line when something is installed; may be null.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="LabException">Something is missing and can't be installed; the message names the packages.</exception>
    public static async Task EnsureAsync(TextWriter? output, CancellationToken cancellationToken)
    {
        var packages = MissingPackages();
        if (packages.Count == 0)
        {
            return;
        }

        var names = string.Join(' ', packages);
        if (!Environment.IsPrivilegedProcess || !IsInstalled("apt-get"))
        {
            throw new LabException($"A lab needs programs that are missing here; as root install these packages: {names}");
        }

        if (output is not null)
        {
            await output.WriteLineAsync($"Installing {names} ...");
        }

        await InstallAsync(packages, cancellationToken);
        if (MissingPackages() is { Count: > 0 } missing)
        {
            throw new LabException($"The programs of these packages are still missing after their installation: {string.Join(' ', missing)}");
        }
    }

    /// <summary>The packages whose programs are not installed.</summary>
    public static IReadOnlyList<string> MissingPackages() => MissingPackages(IsInstalled);

    internal static IReadOnlyList<string> MissingPackages(Func<string, bool> isInstalled) =>
        [.. Programs.Where(p => !isInstalled(p.Program)).Select(p => p.Package).Distinct()];

    private static async Task InstallAsync(IReadOnlyList<string> packages, CancellationToken cancellationToken)
    {
        var apt = CommandPlace.Here.WithEnvironment([new("DEBIAN_FRONTEND", "noninteractive")]);
        // Fails when one of several sources is away: the installation itself will tell what can't be had.
        await apt.TryRunAsync("apt-get", ["update", "-q"], cancellationToken);
        await apt.RunAsync("apt-get", ["install", "-y", "-q", "--no-install-recommends", .. packages], cancellationToken);
    }

    private static bool IsInstalled(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(':', StringSplitOptions.RemoveEmptyEntries)
        .Concat(SystemDirectories)
        .Any(directory => File.Exists(Path.Combine(directory, program)));
}
