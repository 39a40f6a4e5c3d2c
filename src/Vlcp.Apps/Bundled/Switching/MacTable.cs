namespace Vlcp.Apps.Bundled.Switching;

/// <summary>Behind which port of one switch the stations are.</summary>
internal sealed class MacTable(Datapath datapath, ForwardingAnswer answer)
{
    // As many as switches usually learn; a host that invents addresses must not fill our memory.
    private const int MostStations = 1 << 17;

    private const ulong GroupBit = 1UL << 40;

    private readonly Dictionary<ulong, uint> _ports = [];

    public Datapath Datapath => datapath;

    public ForwardingAnswer Answer => answer;

    /// <summary>Notes a station.</summary>
    /// <returns>True when it was behind another port before.</returns>
    public bool Learn(ulong station, uint port)
    {
        if (_ports.TryGetValue(station, out var known))
        {
            if (known == port)
            {
                return false;
            }
            _ports[station] = port;
            return true;
        }
        if ((station & GroupBit) == 0 && _ports.Count < MostStations)
        {
            _ports[station] = port;
        }
        return false;
    }

    public bool TryFind(ulong station, out uint port) => _ports.TryGetValue(station, out port);
}
