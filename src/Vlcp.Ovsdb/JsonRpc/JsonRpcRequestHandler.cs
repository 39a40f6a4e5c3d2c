namespace Vlcp.Ovsdb;

/// <summary>Answers requests of the peer. May be called on any thread and again before the former call has ended.</summary>
/// <param name="request">The request.</param>
/// <param name="cancellationToken">Cancelled when the connection ends.</param>
public delegate ValueTask<JsonRpcReply> JsonRpcRequestHandler(JsonRpcRequest request, CancellationToken cancellationToken);
