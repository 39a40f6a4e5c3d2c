using System.Collections.Immutable;
using Vlcp.Ovsdb;

namespace Vlcp.Switches.Ovsdb;

/// <summary>Reads columns of the Interface table.</summary>
internal static class InterfaceColumns
{
    // OVSDB writes the reserved ports as OpenFlow 1.0 did, with 16 bits.
    private const long FirstReserved = 0xff00;

    public static ImmutableSortedDictionary<string, string> Map(OvsdbValue column) =>
        column.AsStringMap().ToImmutableSortedDictionary(StringComparer.Ordinal);

    /// <summary>The number as OpenFlow 1.1 and later write it; null for none and for -1, which means that it could not be had.</summary>
    public static uint? PortNumber(long? ofPort) => ofPort switch
    {
        null or <= 0 => null,
        >= FirstReserved and <= 0xffff => (uint)ofPort.Value + 0xffff0000,
        _ => (uint)ofPort.Value,
    };

    /// <summary>The number as OVSDB writes it.</summary>
    public static long? OvsdbNumber(uint? portNumber) => portNumber is >= 0xffffff00 ? portNumber & 0xffff : portNumber;
}
