using System.Text.Json.Nodes;
using Vlcp.Hosting.Modules;

namespace Vlcp.Hosting.Tests.Configuration;

[Configuration("module.sample")]
public sealed class SampleOptions
{
    [Setting("count", "How many.", Minimum = 0, Maximum = 10)]
    public int Count { get; init; } = 3;

    [Setting("ratio", "How much.")]
    public double Ratio { get; init; } = 1;

    [Setting("flag", "Whether.")]
    public bool Flag { get; init; }

    [Setting("pause", "How long.", Minimum = 0)]
    public TimeSpan Pause { get; init; }

    [Setting("names", "Who.")]
    public IReadOnlyList<string> Names { get; init; } = [];

    [Setting("mode", "How.")]
    public SampleMode Mode { get; init; }

    [Setting("free", "Anything.")]
    public JsonNode? Free { get; init; }
}
