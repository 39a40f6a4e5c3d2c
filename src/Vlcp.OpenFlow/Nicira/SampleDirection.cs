namespace Vlcp.OpenFlow.Nicira;

/// <summary>nx_action_sample_direction: which way the sampled packet goes.</summary>
public enum SampleDirection : byte
{
    /// <summary>As the switch finds out.</summary>
    Default = 0,

    /// <summary>It comes in.</summary>
    Ingress = 1,

    /// <summary>It goes out.</summary>
    Egress = 2,
}
