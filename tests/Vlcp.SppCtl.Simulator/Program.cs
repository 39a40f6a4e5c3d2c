using System.Globalization;
using Vlcp.SppCtl.Simulator;

if (args is not [var kind, var id, var port, var generation, ..])
{
    await Console.Error.WriteLineAsync("usage: spp-simulator vf|nfv|mirror|pcap|primary ID PORT GENERATION [LCORES [PORT,...]]");
    return 2;
}

var number = int.Parse(id, CultureInfo.InvariantCulture);
var lcores = args.Length > 4 && args[4].Length > 0 ? args[4].Split(',').Select(core => int.Parse(core, CultureInfo.InvariantCulture)).ToArray() : [2, 3, 4];
string[] ports = args.Length > 5 && args[5].Length > 0 ? args[5].Split(',') : [];
IProcessModel model = kind switch
{
    "vf" or "mirror" => new ComponentModel(kind, number, generation, lcores, ports),
    "nfv" => new NfvModel(number, generation, ports),
    "pcap" => new PcapModel(number, lcores),
    "primary" => new PrimaryModel(generation),
    _ => throw new ArgumentException($"There is no kind {kind}"),
};
new Peer(model, int.Parse(port, CultureInfo.InvariantCulture)).Run();
return 0;
