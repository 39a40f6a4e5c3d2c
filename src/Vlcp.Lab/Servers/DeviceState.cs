using System.Globalization;
using System.Text.Json;

namespace Vlcp.Lab;

/// <summary>What is configured on a device and is lost with it.</summary>
internal sealed record DeviceState(bool IsUp, int Mtu, IReadOnlyList<string> Addresses, IReadOnlyList<string> Routes)
{
    public static async Task<DeviceState> ReadAsync(NetworkNamespace space, string device, CancellationToken cancellationToken)
    {
        using var json = JsonDocument.Parse(await space.IpAsync(["-j", "addr", "show", "dev", device], cancellationToken));
        var link = json.RootElement[0];
        // Routes that the kernel made come back with the addresses; what it says of a route's present state is not configuration.
        var routes = await space.IpAsync(["-4", "route", "show", "dev", device], cancellationToken);
        return new DeviceState(
            link.GetProperty("flags").EnumerateArray().Any(f => f.GetString() == "UP"),
            link.GetProperty("mtu").GetInt32(),
            [.. link.GetProperty("addr_info").EnumerateArray().Where(IsGlobalIPv4).Select(AddressWithPrefix)],
            [
                .. routes.Replace(" linkdown", string.Empty).Replace(" dead", string.Empty)
                    .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                    .Where(route => !route.Contains("proto kernel")),
            ]);
    }

    public async Task RestoreAsync(NetworkNamespace space, string device, CancellationToken cancellationToken)
    {
        await space.IpAsync(
            ["link", "set", device, "mtu", Mtu.ToString(CultureInfo.InvariantCulture), IsUp ? "up" : "down"], cancellationToken);
        foreach (var address in Addresses)
        {
            await space.IpAsync(["addr", "replace", address, "dev", device], cancellationToken);
        }

        foreach (var route in Routes)
        {
            await space.IpAsync(["route", "replace", .. route.Split(' '), "dev", device], cancellationToken);
        }
    }

    private static bool IsGlobalIPv4(JsonElement address) =>
        address.GetProperty("family").GetString() == "inet" && address.GetProperty("scope").GetString() == "global";

    private static string AddressWithPrefix(JsonElement address) =>
        $"{address.GetProperty("local").GetString()}/{address.GetProperty("prefixlen").GetInt32()}";
}
