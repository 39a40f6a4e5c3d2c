using Vlcp.Dataplane.Flows;
using Vlcp.Dataplane.Pipeline;
using Vlcp.OpenFlow.Actions;
using Vlcp.OpenFlow.Oxm;
using Vlcp.Switches.Tables;
using Xunit;

namespace Vlcp.Dataplane.Tests.Flows;

public sealed class CookieTests
{
    private static readonly TableLayout Layout = TableLayout.Compute(PipelineTables.All.Select(table => table.Request));

    // These numbers stand in switches. A new version that computes others makes flows look changed to whoever reads them by cookie.
    [Fact]
    public void Cookies_are_the_same_in_every_version()
    {
        Assert.Equal(0x01fa092cefbbc877ul, Cookie.For("ioprocessing/port p1", Output(5)));
        Assert.Equal(0x02fa092cefbbc877ul, Cookie.For("ioprocessing/port p1", Output(5) with { Class = CookieClass.Dhcp }));
        Assert.Equal(0x4c00000000000000ul, Cookie.Learned);
    }

    [Fact]
    public void Class_owner_and_content_each_have_their_part()
    {
        var cookie = Cookie.For("a", Output(5));
        Assert.Equal(0ul, (cookie ^ Cookie.For("b", Output(5))) & ~0x00ff_ffff_f000_0000ul);
        Assert.Equal(0ul, (cookie ^ Cookie.For("a", Output(6))) & ~0x0000_0000_0fff_fffful);
        Assert.Equal(Cookie.ClassMask, 0xff00_0000_0000_0000ul);
        Assert.NotEqual(cookie, Cookie.For("b", Output(5)));
        Assert.NotEqual(cookie, Cookie.For("a", Output(6)));
        Assert.Equal(CookieClass.Forwarding, Cookie.ClassOf(cookie));
    }

    [Fact]
    public void Flows_of_one_owner_that_do_the_same_have_one_cookie() =>
        Assert.Equal(Cookie.For("a", Output(5, inPort: 1)), Cookie.For("a", Output(5, inPort: 2)));

    private static DesiredFlow Output(uint port, uint inPort = 1) =>
        new FlowBuilder(PipelineTables.Egress, Priority.Normal, Layout).Match(OxmFields.InPort.Is(inPort)).Do(new OutputAction(port)).ThenEnd();
}
