namespace Vlcp.OpenFlow.Tests;

/// <summary>Something that ovs-ofctl is to print.</summary>
/// <param name="Kind">Message, action, instruction, field, error.</param>
/// <param name="Element">Its name.</param>
/// <param name="Message">A message with it.</param>
/// <param name="Expected">What must stand in what is printed; nothing when ovs-ofctl does not know the element.</param>
internal sealed record PrintSample(string Kind, string Element, OpenFlowMessage Message, params string[] Expected)
{
    /// <summary>The first version that is tried.</summary>
    public OpenFlowVersion From { get; init; } = OpenFlowVersion.V10;

    /// <summary>The last version that is tried.</summary>
    public OpenFlowVersion To { get; init; } = OpenFlowVersion.V15;

    public bool IsIn(OpenFlowVersion version) => version >= From && version <= To && MessageSamples.CanSay(Message, version);
}
