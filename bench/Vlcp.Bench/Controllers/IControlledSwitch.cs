namespace Vlcp.Bench.Controllers;

/// <summary>A controller in processes of its own, with an Open vSwitch of its own that it programs.</summary>
internal interface IControlledSwitch : IAsyncDisposable
{
    /// <summary>The name that the results show.</summary>
    string Name { get; }

    /// <summary>What happens on the switch.</summary>
    SwitchWatch Watch { get; }

    /// <summary>The process id of what runs on every server.</summary>
    int ProcessId { get; }

    /// <summary>Describes the networks of the ports, with a subnet each, and then the ports, in bulk.</summary>
    Task DescribeAsync(IReadOnlyCollection<PlannedPort> ports, CancellationToken cancellationToken);

    /// <summary>Creates one logical port.</summary>
    Task CreatePortAsync(PlannedPort port, CancellationToken cancellationToken);

    /// <summary>Deletes one logical port.</summary>
    Task DeletePortAsync(PlannedPort port, CancellationToken cancellationToken);

    /// <summary>Waits until the switch has all that is described.</summary>
    Task WaitUntilInSyncAsync(CancellationToken cancellationToken);

    /// <summary>Ends what runs on every server and starts it again.</summary>
    /// <returns>The time from the start of the process until it says that the switch has all that is described.</returns>
    Task<TimeSpan> RestartAsync(CancellationToken cancellationToken);
}
