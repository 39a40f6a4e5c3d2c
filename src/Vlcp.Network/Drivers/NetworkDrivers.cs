using System.Collections.Frozen;
using Vlcp.Hosting.Modules;
using Vlcp.Network.Model;
using Vlcp.Network.Requests;

namespace Vlcp.Network.Drivers;

/// <summary>The drivers that are loaded when a call begins.</summary>
internal sealed class NetworkDrivers
{
    private readonly FrozenDictionary<string, INetworkDriver> byType;

    private NetworkDrivers(IEnumerable<INetworkDriver> drivers) => byType = drivers.ToFrozenDictionary(driver => driver.Type);

    public static NetworkDrivers LoadedBy(ModuleLoader modules) => new(modules.ActiveModules
        .Where(module => module.Type.IsAssignableTo(typeof(INetworkDriver)))
        .Select(module => modules.GetModule<INetworkDriver>(module.Name)));

    /// <summary>The driver for a type that a request names.</summary>
    public INetworkDriver ForType(Given<string> type) => byType.GetValueOrDefault(type.Value)
        ?? throw type.Error($"must be the type of a loaded network driver ({Names}); the type is not supported or its driver is not loaded");

    /// <summary>The driver of a stored network.</summary>
    public INetworkDriver ForNetwork(PhysicalNetwork network) => byType.GetValueOrDefault(network.Type)
        ?? throw ApiException.Unavailable(
            $"The driver for physical network '{network.Id}' of type {network.Type} is not loaded (loaded: {Names})");

    private string Names => byType.Count == 0 ? "none" : string.Join(", ", byType.Keys.Order());
}
