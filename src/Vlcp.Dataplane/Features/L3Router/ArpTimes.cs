namespace Vlcp.Dataplane.Features.L3Router;

/// <summary>How long the routers wait for what (manual, module.l3router).</summary>
/// <param name="Cycle">Between two questions that are not answered.</param>
/// <param name="Incomplete">Until nobody is asked any more, since the last packet that wanted the answer.</param>
/// <param name="Complete">Until an answer is checked; a neighbour without traffic is forgotten after twice that.</param>
/// <param name="Buffer">How long a packet waits for an answer at most.</param>
/// <param name="NextHop">The same as <paramref name="Complete"/> for next hops of static routes.</param>
internal sealed record ArpTimes(TimeSpan Cycle, TimeSpan Incomplete, TimeSpan Complete, TimeSpan Buffer, TimeSpan NextHop)
{
    /// <summary>Questions that may stay unanswered: after them a neighbour counts as away.</summary>
    public const int Questions = 3;

    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);

    /// <summary>The pause after a number of unanswered questions: the first ones follow fast, because a question is easily lost.</summary>
    public TimeSpan PauseAfter(int unanswered) => unanswered < Questions && Soon < Cycle ? Soon : Cycle;
}
