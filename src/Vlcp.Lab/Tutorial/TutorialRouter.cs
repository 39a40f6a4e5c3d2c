namespace Vlcp.Lab;

/// <summary>A virtual router of the tutorial, and the commands that make and remove it; to be run once, on any server.</summary>
/// <param name="Id">The id of the router.</param>
/// <param name="Subnets">The subnets that it joins.</param>
public sealed record TutorialRouter(string Id, params IReadOnlyList<TutorialSubnet> Subnets)
{
    private const string Api = "http://localhost:8081/vrouterapi";

    /// <summary>Makes the router with its interfaces.</summary>
    public IReadOnlyList<string> CreateCommands =>
    [
        $"curl -g '{Api}/createvirtualrouter?id={Id}'",
        $"curl -g -d 'interfaces=`[{Interfaces}]`' '{Api}/addrouterinterfaces'",
    ];

    /// <summary>Removes both, in reverse order.</summary>
    public IReadOnlyList<string> RemoveCommands =>
    [
        $"curl -g -d 'interfaces=`[{Interfaces}]`' '{Api}/removerouterinterfaces'",
        $"curl -g '{Api}/deletevirtualrouter?id={Id}'",
    ];

    private string Interfaces => string.Join(",\n", Subnets.Select(subnet => $$"""{"router":"{{Id}}","subnet":"{{subnet.Id}}"}"""));
}
