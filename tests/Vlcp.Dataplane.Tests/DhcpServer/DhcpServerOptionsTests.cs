using Vlcp.Dataplane.Features.DhcpServer;
using Vlcp.Hosting.Configuration;
using Vlcp.Network.Model;
using Xunit;

namespace Vlcp.Dataplane.Tests.DhcpServer;

public sealed class DhcpServerOptionsTests
{
    [Fact]
    public void Defaults_are_those_of_the_manual()
    {
        var settings = new DhcpServerOptions().ToSettings();
        Assert.Equal(new DhcpSettings(), settings);
        Assert.Equal(
            ("169.254.169.254", "1a:23:67:59:63:33", LeaseTime.Infinite),
            (settings.ServerAddress.ToString(), settings.ServerMac.ToString(), settings.LeaseTime));
    }

    [Fact]
    public void Settings_are_read()
    {
        var settings = new DhcpServerOptions
        {
            ServerAddress = "10.0.0.1", ServerMac = "02-00-00-00-00-01", LeaseTime = "3600", RenewalTime = 1800, RebindingTime = 2700,
        }.ToSettings();
        Assert.Equal(
            ("10.0.0.1", "02:00:00:00:00:01", 3600u, 1800u, 2700u),
            (settings.ServerAddress.ToString(), settings.ServerMac.ToString(), settings.LeaseTime.Seconds, settings.RenewalTime, settings.RebindingTime));
        Assert.True(new DhcpServerOptions { LeaseTime = "infinite" }.ToSettings().LeaseTime.IsInfinite);
    }

    [Fact]
    public void A_bad_setting_is_refused_by_name_value_and_rule()
    {
        Refused(new() { ServerAddress = "10.0.0" }, "module.dhcpserver.serveraddress", "'10.0.0'");
        Refused(new() { ServerAddress = "224.0.0.1" }, "module.dhcpserver.serveraddress", "one host");
        Refused(new() { ServerMac = "01:00:00:00:00:01" }, "module.dhcpserver.servermac", "one station");
        Refused(new() { LeaseTime = "0" }, "module.dhcpserver.leasetime", "'0'");
        Refused(new() { LeaseTime = "a day" }, "module.dhcpserver.leasetime", "\"infinite\" or seconds");
        Refused(new() { RenewalTime = 100, RebindingTime = 100 }, "module.dhcpserver.t1", "less than t2");
        Refused(new() { RebindingTime = 100, LeaseTime = "50" }, "module.dhcpserver.t2", "less than leasetime");
    }

    private static void Refused(DhcpServerOptions options, params string[] texts)
    {
        var refusal = Assert.Throws<ConfigurationException>(options.ToSettings);
        Assert.All(texts, text => Assert.Contains(text, refusal.Message, StringComparison.Ordinal));
    }
}
