using Vlcp.Wire;

namespace Vlcp.Storage.ZooKeeper.Protocol;

/// <summary>The body of messages that consist of their header.</summary>
[WireStruct]
internal sealed partial record EmptyBody;
