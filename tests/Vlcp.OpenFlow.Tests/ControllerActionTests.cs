namespace Vlcp.OpenFlow.Tests;

public sealed class ControllerActionTests
{
    // What Open vSwitch 3.1 wrote in a flow of 1.0, whose actions begin at four bytes after a multiple of eight.
    private const string Written =
        "ffff0048" + "00002320" + "0025000000000000" + "0000000800640000" + "00000000" + "0001000800030000" + "0002000502000000" + "0003000701020300"
        + "0004000400000000" + "0005000800000009" + "00000000";

    [Fact]
    public void Properties_in_a_flow_of_1_0_are_filled_up_as_the_switch_does()
    {
        var reply = ReplyWith(new ControllerAction(100, 3, 2) { UserData = [1, 2, 3], Pause = true, MeterId = 9 });
        var bytes = OpenFlowCodec.Encode(reply, OpenFlowVersion.V10);
        Assert.EndsWith(Written, Convert.ToHexStringLower(bytes), StringComparison.Ordinal);
        Assert.Equal(reply, OpenFlowCodec.Decode(bytes));
    }

    [Theory]
    [InlineData(OpenFlowVersion.V10)]
    [InlineData(OpenFlowVersion.V13)]
    public void Data_of_every_length_comes_back(OpenFlowVersion version)
    {
        for (var length = 1; length <= 24; length++)
        {
            var data = Enumerable.Repeat((byte)7, length).ToArray();
            foreach (var action in (ControllerAction[])[new() { UserData = data }, new(100, 3) { UserData = data, MeterId = 9 }, new(100) { UserData = data, Pause = true }])
            {
                var reply = ReplyWith(action);
                Assert.Equal(reply, OpenFlowCodec.Decode(OpenFlowCodec.Encode(reply, version)));
            }
        }
    }

    private static FlowStatsReply ReplyWith(ControllerAction action) =>
        new([new FlowStats(new FlowEntry(3, 7, Match.Any, [new ApplyActionsInstruction([action])]), 1, 2, 3, 4)]);
}
