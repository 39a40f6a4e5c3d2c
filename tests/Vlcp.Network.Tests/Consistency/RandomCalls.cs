namespace Vlcp.Network.Tests.Consistency;

/// <summary>Random calls over few ids and few addresses, so that many of them meet.</summary>
internal sealed class RandomCalls(Random random)
{
    public (string Target, string Method, object Arguments) Next() => random.Next(14) switch
    {
        0 => Viperflow("createlogicalnetwork", new { physicalnetwork = Pick("vxlan", "vlan"), id = Id("n") }),
        1 => Viperflow("createlogicalnetwork", new { physicalnetwork = "vlan", id = Id("n"), vlanid = random.Next(1, 8) }),
        2 => Viperflow("updatelogicalnetworks", new { networks = new[] { new { id = Id("n"), vlanid = random.Next(1, 8) }, new { id = Id("n"), vlanid = random.Next(1, 8) } } }),
        3 => Viperflow("deletelogicalnetwork", new { id = Id("n") }),
        4 => Viperflow("createsubnet", new { logicalnetwork = Network(), id = Id("s"), cidr = Pick("10.0.0.0/28", "10.0.0.8/29", "10.0.0.0/29"), gateway = Address() }),
        5 => Viperflow("createsubnet", new { logicalnetwork = Network(), id = Id("s"), cidr = "10.0.0.0/28", isexternal = random.Next(2) == 0 }),
        6 => Viperflow("updatesubnet", new { id = Id("s"), gateway = Address(), allocated_end = Address() }),
        7 => Viperflow("deletesubnet", new { id = Id("s") }),
        8 => Viperflow("createlogicalports", new { ports = new[] { new { logicalnetwork = Network(), subnet = Subnet(), id = Id("p") }, new { logicalnetwork = Network(), subnet = Subnet(), id = Id("p") } } }),
        9 => Viperflow("createlogicalport", new { logicalnetwork = Network(), subnet = Subnet(), id = Id("p"), ip_address = Address(), mac_address = Mac() }),
        10 => Viperflow("updatelogicalports", new { ports = new[] { new { id = Id("p"), ip_address = Address(), mac_address = Mac() }, new { id = Id("p"), ip_address = Address(), mac_address = Mac() } } }),
        11 => Viperflow("deletelogicalport", new { id = Id("p") }),
        12 => ("vrouterapi", Pick("createvirtualrouter", "deletevirtualrouter"), new { id = Id("r") }),
        _ => RouterInterface(),
    };

    private (string Target, string Method, object Arguments) RouterInterface() => random.Next(3) switch
    {
        0 => ("vrouterapi", "addrouterinterface", new { router = Id("r"), subnet = Subnet() }),
        1 => ("vrouterapi", "addrouterinterface", new { router = Id("r"), subnet = Subnet(), ip_address = Address() }),
        _ => ("vrouterapi", "removerouterinterface", new { router = Id("r"), subnet = Subnet() }),
    };

    private static (string Target, string Method, object Arguments) Viperflow(string method, object arguments) => ("viperflow", method, arguments);

    private string Network() => random.Next(2) == 0 ? "net" : Id("n");

    private string Subnet() => random.Next(2) == 0 ? "sub" : Id("s");

    private string Id(string prefix) => $"{prefix}{random.Next(prefix == "p" ? 12 : 4)}";

    private string Address() => $"10.0.0.{random.Next(16)}";

    private string Mac() => $"02:00:00:00:00:{random.Next(8):x2}";

    private string Pick(params string[] choices) => choices[random.Next(choices.Length)];
}
