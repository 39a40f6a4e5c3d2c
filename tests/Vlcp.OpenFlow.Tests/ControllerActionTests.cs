using Vlcp.OpenFlow.Nicira;
using Vlcp.Wire;
using Xunit;

namespace Vlcp.OpenFlow.Tests;

public sealed class ControllerActionTests
{
    // As Open vSwitch 3.1 wrote it in a flow of 1.0 that began at four bytes after a multiple of eight.
    [Fact]
    public void A_gap_between_properties_is_passed_over()
    {
        var reader = new WireReader(Convert.FromHexString(
            "000000000000" + "0000000800640000" + "00000000" + "0001000800030000" + "0002000502000000" + "0003000701020300" + "0004000400000000"));
        var expected = new ControllerAction(100, 3, 2) { UserData = [1, 2, 3], Pause = true };
        Assert.Equal(expected, ControllerAction.ReadPayload2(ref reader));
    }
}
