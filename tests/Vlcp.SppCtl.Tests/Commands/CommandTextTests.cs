using Vlcp.SppCtl.Commands;

namespace Vlcp.SppCtl.Tests.Commands;

public sealed class CommandTextTests
{
    [Theory]
    [InlineData("phy:0")]
    [InlineData("vhost:12")]
    [InlineData("ring:65535")]
    [InlineData("phy:0nq1")]
    [InlineData("memif:3")]
    [InlineData("pipe:0")]
    public void A_port_is_a_type_and_a_number(string text)
    {
        Assert.True(PortName.TryParse(text, out var port));
        Assert.Equal(text, port.ToString());
        Assert.Equal(text.Replace(':', ' '), port.ToTwoWords());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("phy")]
    [InlineData("phy:")]
    [InlineData(":0")]
    [InlineData("eth:0")]
    [InlineData("PHY:0")]
    [InlineData("phy:0:1")]
    [InlineData("vhost: 1")]
    [InlineData("ring:+1")]
    [InlineData("ring:1_0")]
    [InlineData("ring:-1")]
    [InlineData("ring:65536")]
    [InlineData("ring:99999999999999999999")]
    [InlineData("ring:0nq1")]
    [InlineData("phy:0nq")]
    [InlineData("phy:nq1")]
    [InlineData("phy:0nq1024")]
    [InlineData("phy:٣")]
    public void Anything_else_is_no_port(string? text) => Assert.False(PortName.TryParse(text, out _));

    [Theory]
    [InlineData("FA:16:3E:7D:CC:35", "FA:16:3E:7D:CC:35")]
    [InlineData("fa:16:3e:7d:cc:35", "fa:16:3e:7d:cc:35")]
    [InlineData("fa-16-3e-7d-cc-35", "fa:16:3e:7d:cc:35")]
    [InlineData("fa16.3e7d.cc35", "fa:16:3e:7d:cc:35")]
    [InlineData("fa163e7dcc35", "fa:16:3e:7d:cc:35")]
    [InlineData("default", "default")]
    public void A_MAC_address_is_sent_as_the_process_understands_it(string text, string expected)
    {
        Assert.True(MacText.TryParse(text, out var mac));
        Assert.Equal(expected, mac);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("fa:16:3e:7d:cc")]
    [InlineData("fa:16:3e:7d:cc:35:00:00")]
    [InlineData("fa:16:3e:7d:cc:3g")]
    [InlineData("fa:16:3e:7d:cc-35")]
    [InlineData("fa 16 3e 7d cc 35")]
    [InlineData("DEFAULT")]
    public void Anything_else_is_no_MAC_address(string? text) => Assert.False(MacText.TryParse(text, out _));

    [Fact]
    public void Launch_sends_known_options_in_a_fixed_order() => Assert.Equal(
        "launch 3 spp_vf -l 1,3 --proc-type secondary -m 512 -- --client-id 3 -s 127.0.0.1:6666 --vhost-client",
        LaunchCommand.Write(
            3,
            "spp_vf",
            new Dictionary<string, string> { ["--proc-type"] = "secondary", ["-m"] = "512", ["-l"] = "1,3" },
            new Dictionary<string, string> { ["--vhost-client"] = "", ["-s"] = "127.0.0.1:6666", ["--client-id"] = "3" }));

    [Fact]
    public void A_flow_rule_is_written_with_all_its_parts() => Assert.Equal(
        "flow create phy:0 group 1 priority 2 transfer ingress pattern eth dst is 10:22:33:44:55:66 / vlan vid is 100 / end actions queue index 0 / of_pop_vlan / end",
        FlowRule.Write("create", 0, new FlowRule
        {
            Group = 1,
            Priority = 2,
            IsTransfer = true,
            Direction = "ingress",
            Pattern = ["eth dst is 10:22:33:44:55:66", "vlan vid is 100"],
            Actions = ["queue index 0", "of_pop_vlan"],
        }));

    [Fact]
    public void A_flow_rule_needs_only_a_direction() => Assert.Equal(
        "flow validate phy:7 egress pattern eth / end actions drop / end",
        FlowRule.Write("validate", 7, new FlowRule { Direction = "egress", Pattern = ["eth"], Actions = ["drop"] }));
}
