using System.Globalization;
using Vlcp.OpenFlow.Nicira;

namespace Vlcp.OpenFlow.Text;

/// <summary>The action <c>sample</c> from text and as text.</summary>
internal static class SampleParser
{
    private const ushort NoPort = 0xffff;

    public static SampleAction Parse(string text) => TextTokens.Split(text).Aggregate(new SampleAction(0, 0, 0, 0), With);

    public static string Format(SampleAction sample)
    {
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"sample(probability={sample.Probability},collector_set_id={sample.CollectorSetId},obs_domain_id={sample.ObservationDomain},obs_point_id={sample.ObservationPoint}");
        var port = sample.SamplingPort == NoPort ? "" : $",sampling_port={FieldText.Port16(sample.SamplingPort)}";
        var direction = sample.Direction switch
        {
            SampleDirection.Ingress => ",ingress",
            SampleDirection.Egress => ",egress",
            _ => "",
        };
        return $"{text}{port}{direction})";
    }

    private static SampleAction With(SampleAction sample, TextToken part) => part.Name switch
    {
        "probability" => sample with { Probability = ValueParser.Number16(part.Needed, part.Name) },
        "collector_set_id" => sample with { CollectorSetId = ValueParser.Number32(part.Needed, part.Name) },
        "obs_domain_id" => sample with { ObservationDomain = ValueParser.Number32(part.Needed, part.Name) },
        "obs_point_id" => sample with { ObservationPoint = ValueParser.Number32(part.Needed, part.Name) },
        "sampling_port" => sample with { SamplingPort = ValueParser.Port16(part.Needed, part.Name) },
        "ingress" => sample with { Direction = SampleDirection.Ingress },
        "egress" => sample with { Direction = SampleDirection.Egress },
        _ => throw new FormatException($"sample: '{part.Name}' is not a part of it"),
    };
}
