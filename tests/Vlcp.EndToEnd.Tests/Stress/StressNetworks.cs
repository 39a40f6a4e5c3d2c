using System.Text.Json.Nodes;
using Vlcp.EndToEnd.Tests.Robustness;

namespace Vlcp.EndToEnd.Tests.Stress;

/// <summary>The networks that are there before the clients come, and in which all of them have ports.</summary>
internal static class StressNetworks
{
    public const string Physical = "vx";
    public const int SharedCount = 3;

    public static string Shared(int index) => $"shared{index}";

    public static string SharedSubnet(int index) => $"shared{index}-subnet";

    public static async Task CreateAsync(RunningController controller, CancellationToken cancellationToken)
    {
        await CallAsync("createphysicalnetwork", new JsonObject { ["id"] = Physical, ["type"] = "vxlan", ["vnirange"] = new JsonArray(new JsonArray(100, 9000)) });
        await CallAsync("createphysicalport", new JsonObject { ["physicalnetwork"] = Physical, ["name"] = "vxlan0" });
        for (var index = 0; index < SharedCount; index++)
        {
            await CallAsync("createlogicalnetwork", new JsonObject { ["id"] = Shared(index), ["physicalnetwork"] = Physical });
            await CallAsync("createsubnet", new JsonObject { ["id"] = SharedSubnet(index), ["logicalnetwork"] = Shared(index), ["cidr"] = $"172.{16 + index}.0.0/16", ["gateway"] = $"172.{16 + index}.0.1" });
        }

        Task CallAsync(string method, JsonObject arguments) => controller.CallAsync($"viperflow/{method}", arguments, cancellationToken);
    }
}
