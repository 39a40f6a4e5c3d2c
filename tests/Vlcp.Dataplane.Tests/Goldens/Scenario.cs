using Vlcp.Dataplane.Producers;

namespace Vlcp.Dataplane.Tests.Goldens;

/// <summary>Objects and ports that come step by step, and the features that make flows of them. What the last step leaves stands in the
/// golden file of the same name.</summary>
/// <param name="Name">Name of the scenario and of its file.</param>
/// <param name="Roots">The features.</param>
/// <param name="Steps">What happens.</param>
internal sealed record Scenario(string Name, Producer[] Roots, params Func<EngineHarness, Task>[] Steps)
{
    public override string ToString() => Name;
}
