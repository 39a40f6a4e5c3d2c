using System.Collections.Immutable;
using System.Globalization;

namespace Vlcp.SppCtl.Commands;

/// <summary>The command with which spp_primary starts a secondary process.</summary>
internal static class LaunchCommand
{
    /// <summary>The programs. Other names may overflow a buffer of the primary.</summary>
    public static ImmutableArray<string> Programs { get; } = ["spp_nfv", "spp_vf", "spp_mirror", "spp_pcap"];

    /// <summary>Options of DPDK's environment, in the order in which they are sent.</summary>
    public static ImmutableArray<string> EalOptions { get; } =
    [
        "-c", "-l", "--lcores", "--master-lcore", "-s", "-b", "--pci-blacklist", "-w", "--pci-whitelist", "--vdev", "-d", "--no-pci",
        "--proc-type", "-n", "-r", "-m", "--in-memory", "--iova-mode", "--no-shconf", "--no-huge", "--log-level", "--file-prefix",
        "--create-uio-dev", "--vmware-tsc-map", "--no-hpet", "--vfio-intr", "--base-virtaddr", "--legacy-mem", "--socket-mem",
        "--socket-limit", "--single-file-segments", "--huge-dir", "--huge-unlink", "--match-allocations", "--syslog",
    ];

    /// <summary>One of these says on which cores the process runs.</summary>
    public static ImmutableArray<string> CoreOptions { get; } = ["-c", "-l", "--lcores"];

    /// <summary>Says that the process shares the memory of the primary.</summary>
    public const string ProcessType = "--proc-type";

    /// <summary>Options of a program itself, in the order in which they are sent.</summary>
    /// <param name="program">One of <see cref="Programs"/>.</param>
    public static ImmutableArray<string> ProgramOptions(string program) => program switch
    {
        "spp_nfv" => ["-n", "-s", "--vhost-client"],
        "spp_pcap" => ["--client-id", "-s", "-c", "--out-dir", "--fsize"],
        _ => ["--client-id", "-s", "--vhost-client"],
    };

    /// <summary>Writes the command.</summary>
    /// <param name="clientId">Number of the new process.</param>
    /// <param name="program">One of <see cref="Programs"/>.</param>
    /// <param name="eal">Values of <see cref="EalOptions"/>; an empty one is an option without a value.</param>
    /// <param name="own">Values of <see cref="ProgramOptions"/>.</param>
    public static string Write(int clientId, string program, IReadOnlyDictionary<string, string> eal, IReadOnlyDictionary<string, string> own) =>
        string.Join(' ', [
            "launch", clientId.ToString(CultureInfo.InvariantCulture), program, .. Words(EalOptions, eal), "--", .. Words(ProgramOptions(program), own)]);

    private static IEnumerable<string> Words(ImmutableArray<string> order, IReadOnlyDictionary<string, string> values) =>
        order.Where(values.ContainsKey).SelectMany(option => values[option].Length == 0 ? (IEnumerable<string>)[option] : [option, values[option]]);
}
