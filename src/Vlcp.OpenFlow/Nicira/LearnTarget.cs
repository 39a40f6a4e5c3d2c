namespace Vlcp.OpenFlow.Nicira;

/// <summary>What a part of a learn action contributes to the flow that it makes.</summary>
public enum LearnTarget
{
    /// <summary>A condition of the new flow's match.</summary>
    Match = 0,

    /// <summary>A register load among the new flow's actions.</summary>
    Load = 1,

    /// <summary>An output to the port that the source holds.</summary>
    Output = 2,
}
