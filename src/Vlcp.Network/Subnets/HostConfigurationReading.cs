using System.Collections.Immutable;
using Vlcp.Hosting.Modules;
using Vlcp.Network.Model;
using Vlcp.Network.Requests;

namespace Vlcp.Network.Subnets;

/// <summary>Reads <c>pre_host_config</c>.</summary>
internal static class HostConfigurationReading
{
    private static readonly string[] Names = ["systemid", "bridge", "vhost", "cidr", "local_address", "gateway"];

    public static ImmutableArray<HostConfiguration> AsHostConfigurations(this ApiValue value) =>
        [.. value.AsListOrOne().Select(element => Read(element.AsObject()))];

    private static HostConfiguration Read(ApiArguments arguments)
    {
        arguments.AllowOnly(Names);
        var reader = new AttributeReader(arguments);
        return new()
        {
            SystemId = reader.Read("systemid", Identifiers.AsName).Or(PhysicalPort.Any),
            Bridge = reader.Read("bridge", Identifiers.AsName).Or(PhysicalPort.Any),
            Vhost = reader.Read("vhost", value => value.AsString()).Or(""),
            Cidr = reader.ReadOptionalValue("cidr", NetworkValues.AsCidr).Or(null),
            LocalAddress = reader.ReadOptionalValue("local_address", NetworkValues.AsIpv4Address).Or(null),
            Gateway = reader.ReadOptionalValue("gateway", NetworkValues.AsIpv4Address).Or(null),
        };
    }
}
