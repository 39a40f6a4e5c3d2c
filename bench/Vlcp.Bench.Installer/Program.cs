using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Vlcp.Events.Connections;
using Vlcp.OpenFlow;
using Vlcp.OpenFlow.Connection;
using Vlcp.OpenFlow.Flows;
using Vlcp.OpenFlow.Messages;

// flow-installer SWITCH FILE: puts the flows of a text file into a switch, as ovs-ofctl --bundle add-flows does.
if (args is not [var target, var file])
{
    Console.Error.WriteLine("Usage: flow-installer SWITCH FILE, for example flow-installer unix:/run/openvswitch/br0.mgmt flows.txt");
    return 1;
}
var options = new OpenFlowOptions { AllowedVersions = [OpenFlowVersion.V14] };
var stream = await StreamConnector.ConnectAsync(ConnectionUrl.Parse(target, defaultPort: 6653), ConnectionOptions.Default, CancellationToken.None);
await using var connection = await OpenFlowConnection.OpenAsync(stream.Stream, target, options, NullLogger.Instance, CancellationToken.None);
var flows = File.ReadLines(file).Where(line => line.Length > 0).Select(line => FlowMod.Add(Flow.Parse(line)));
var result = await connection.StreamBundleAsync(flows, CancellationToken.None);
if (result.Committed)
{
    return 0;
}
foreach (var refusal in result.Refusals)
{
    Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"flow {refusal.Index}: {refusal.Error.Name}"));
}
Console.Error.WriteLine(result.ControlError?.Name);
return 1;
