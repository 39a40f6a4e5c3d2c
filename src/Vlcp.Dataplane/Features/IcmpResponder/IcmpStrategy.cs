using Vlcp.Packets;

namespace Vlcp.Dataplane.Features.IcmpResponder;

/// <summary>How routers answer.</summary>
/// <param name="Prepush">Echo requests are answered by the switch itself.</param>
/// <param name="Mac">The MAC address of gateways where the router module does not say another.</param>
internal sealed record IcmpStrategy(bool Prepush, MacAddress Mac);
