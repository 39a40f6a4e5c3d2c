using System.Globalization;

namespace Vlcp.Bench.Controllers;

/// <summary>A logical port of the benchmarks: everything follows from its number and that of its network.</summary>
/// <param name="Number">Its number, from 0.</param>
/// <param name="Network">The number of its network, from 0.</param>
internal sealed record PlannedPort(int Number, int Network)
{
    /// <summary>Networks to which the ports of the switch belong.</summary>
    public const int LocalNetworks = 10;

    /// <summary>Numbers below this are ports that interfaces are made for.</summary>
    public const int FirstRemote = 10_000;

    // Ports elsewhere stand in networks of their own, as those of other tenants do.
    private const int PortsOfRemoteNetwork = 100;

    /// <summary>Its id, which is the iface-id of its interface.</summary>
    public string Id => FormattableString.Invariant($"port{Number}");

    /// <summary>The name of its interface.</summary>
    public string Interface => FormattableString.Invariant($"vif{Number}");

    /// <summary>The id of its network.</summary>
    public string NetworkId => NameOf(Network);

    /// <summary>Its MAC address.</summary>
    public string Mac => string.Create(
        CultureInfo.InvariantCulture, $"02:00:00:{Number >> 16 & 0xff:x2}:{Number >> 8 & 0xff:x2}:{Number & 0xff:x2}");

    /// <summary>Its address; the subnet's gateway has the first one.</summary>
    public string Address => FormattableString.Invariant($"10.{Network >> 2}.{(Network & 3) << 6 | Place >> 8}.{Place & 0xff}");

    private int Place => 2 + (Number < FirstRemote ? Number / LocalNetworks : (Number - FirstRemote) % PortsOfRemoteNetwork);

    /// <summary>A port with an interface, by its number.</summary>
    public static PlannedPort Local(int number) => new(number, number % LocalNetworks);

    /// <summary>A port that this switch has no interface for, by its number.</summary>
    public static PlannedPort Remote(int number) => new(FirstRemote + number, LocalNetworks + number / PortsOfRemoteNetwork);

    /// <summary>The id of a network.</summary>
    public static string NameOf(int network) => FormattableString.Invariant($"network{network}");

    /// <summary>The subnet of a network.</summary>
    public static string SubnetOf(int network) => FormattableString.Invariant($"10.{network >> 2}.{(network & 3) << 6}.0/18");

    /// <summary>The gateway of a network.</summary>
    public static string GatewayOf(int network) => FormattableString.Invariant($"10.{network >> 2}.{(network & 3) << 6}.1");
}
