using System.Globalization;

namespace Vlcp.SppCtl.Host;

/// <summary>Sockets and cores of the host, as Linux tells them in sysfs.</summary>
internal static class CpuLayout
{
    /// <summary>Where Linux tells it.</summary>
    public const string Directory = "/sys/devices/system/cpu";

    /// <summary>Reads the layout.</summary>
    /// <param name="directory">Directory with a <c>cpuN/topology</c> for each logical core that is on line.</param>
    /// <returns>The sockets; none if the host does not tell.</returns>
    public static IReadOnlyList<CpuSocket> Read(string directory)
    {
        if (!System.IO.Directory.Exists(directory))
        {
            return [];
        }

        var lcores =
            from path in System.IO.Directory.EnumerateDirectories(directory, "cpu*")
            let lcore = Number(Path.GetFileName(path)["cpu".Length..])
            let socket = NumberIn(Path.Combine(path, "topology", "physical_package_id"))
            let core = NumberIn(Path.Combine(path, "topology", "core_id"))
            where lcore is not null && socket is not null && core is not null
            select (Lcore: lcore.Value, Socket: socket.Value, Core: core.Value);
        return
        [
            .. from place in lcores
               group place by place.Socket into socket
               orderby socket.Key
               select new CpuSocket(socket.Key, [
                   .. from place in socket
                      group place.Lcore by place.Core into core
                      orderby core.Key
                      select new CpuCore(core.Key, [.. core.Order()])])
        ];
    }

    private static int? NumberIn(string file) => File.Exists(file) ? Number(File.ReadAllText(file).Trim()) : null;

    // A virtual machine may say -1 for "no socket".
    private static int? Number(string text) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
}
