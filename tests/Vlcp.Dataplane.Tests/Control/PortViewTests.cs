using System.Collections.Immutable;
using Microsoft.Extensions.Logging.Abstractions;
using Vlcp.Dataplane.Control;
using Vlcp.Dataplane.Desired;
using Vlcp.Dataplane.Pipeline;
using Vlcp.Dataplane.Producers;
using Vlcp.Dataplane.Switches;
using Vlcp.OpenFlow.Messages;
using Vlcp.Packets;
using Vlcp.Switches;
using Vlcp.Switches.Tables;
using Xunit;

namespace Vlcp.Dataplane.Tests.Control;

public sealed class PortViewTests
{
    private static readonly MacAddress Mac = new(0x020000000001);

    private readonly PortView _view = new();
    private readonly ProducerEngine _engine =
        new(new DesiredState(), TableLayout.Compute(PipelineTables.All.Select(table => table.Request)), NullLogger.Instance);
    private readonly Dictionary<string, OvsInterface> _interfaces = [];
    private Dictionary<uint, PortDescription>? _openFlow = [];

    [Fact]
    public void A_port_is_there_when_both_sides_know_it_and_gone_when_one_does_not()
    {
        Database("vif1", 5, "port1");
        Assert.Empty(Ports());
        OpenFlow(5, "vif1");
        Assert.Equal([5u], Ports("port1"));

        RemoveFromOpenFlow(5);
        Assert.Empty(Ports("port1"));
        OpenFlow(5, "vif1");
        _interfaces.Remove("vif1");
        _view.NoteInterfaces(["vif1"]);
        Assert.Empty(Ports("port1"));
    }

    [Fact]
    public void A_new_port_is_used_as_soon_as_OpenFlow_tells_its_number()
    {
        Database("vif1", null, "port1");
        OpenFlow(5, "vif1");
        Assert.Equal([5u], Ports("port1"));

        Database("vif1", 5, "port1");
        Assert.Equal([5u], Ports("port1"));
    }

    [Fact]
    public void What_was_the_port_of_another_row_is_not_used_before_the_database_tells_its_number()
    {
        Database("vif1", 5, "port1");
        OpenFlow(5, "vif1");
        Assert.Equal([5u], Ports("port1"));

        _interfaces.Remove("vif1");
        Database("vif1", null, "port2");
        Assert.Empty(Ports("port2"));
        Assert.Empty(Ports("port1"));
        Database("vif1", 5, "port2");
        Assert.Equal([5u], Ports("port2"));
    }

    [Fact]
    public void A_name_that_OpenFlow_may_have_cut_tells_no_number()
    {
        Database("interface-of-15c", null, "port1");
        Database("interface-of-15", null, "port2");
        OpenFlow(5, "interface-of-15");
        Assert.Empty(Ports("port1"));
        Assert.Empty(Ports("port2"));

        Database("interface-of-15c", 5, "port1");
        Assert.Equal([5u], Ports("port1"));
    }

    [Fact]
    public void A_port_whose_name_was_cut_is_followed_by_its_number()
    {
        Database("interface-of-15c", 5, "port1");
        OpenFlow(5, "interface-of-15");
        Assert.Equal([5u], Ports("port1"));

        RemoveFromOpenFlow(5);
        Assert.Empty(Ports("port1"));
        OpenFlow(5, "interface-of-15");
        Assert.Equal([5u], Ports("port1"));
    }

    [Fact]
    public void Before_the_switch_connects_the_database_is_believed_and_what_it_said_stays_when_OpenFlow_says_the_same()
    {
        _openFlow = null;
        Database("vif1", 5, "port1");
        Assert.Equal([5u], Ports("port1"));
        var before = Assert.Single(_view.Ports);

        _openFlow = new() { [5] = new PortDescription(5, Mac, "vif1", default, default) };
        _view.NotePorts(null);
        Assert.Equal([5u], Ports("port1"));
        Assert.Equal(before, Assert.Single(_view.Ports));
    }

    [Fact]
    public void Two_ports_that_change_their_numbers_are_both_followed()
    {
        Database("vif1", 5, "port1");
        Database("vif2", 6, "port2");
        OpenFlow(5, "vif1");
        OpenFlow(6, "vif2");
        Assert.Equal([5u], Ports("port1"));

        OpenFlow(5, "vif2");
        OpenFlow(6, "vif1");
        Database("vif1", 6, "port1");
        Database("vif2", 5, "port2");
        Assert.Equal([6u], Ports("port1"));
        Assert.Equal([5u], Ports("port2"));
    }

    private void Database(string name, uint? number, string id)
    {
        var row = _interfaces.GetValueOrDefault(name)?.Uuid ?? Guid.NewGuid();
        var none = ImmutableSortedDictionary<string, string>.Empty;
        _interfaces[name] = new OvsInterface(name, number, id, "", none, none, row, null);
        _view.NoteInterfaces([name]);
    }

    private void OpenFlow(uint number, string name)
    {
        _openFlow![number] = new PortDescription(number, Mac, name, default, default);
        _view.NotePorts([number]);
    }

    private void RemoveFromOpenFlow(uint number)
    {
        _openFlow!.Remove(number);
        _view.NotePorts([number]);
    }

    private IEnumerable<uint> Ports(string id = "port1")
    {
        _view.Update(_engine, _openFlow, _interfaces);
        return _engine.Facts(PortFacts.ByInterfaceId, id).Select(port => port.Number);
    }
}
