using Vlcp.Wire;

namespace Vlcp.Storage.ZooKeeper.Protocol;

/// <summary>A deletion or check that succeeded.</summary>
[WireStruct, WireCase(OperationCode.Delete), WireCase(OperationCode.Check)]
internal sealed partial record MultiDone : MultiResult;
