namespace Vlcp.OpenFlow.Messages;

/// <summary>A request that is answered by parts of one type.</summary>
/// <typeparam name="TReply">The type of each part.</typeparam>
public abstract record MultipartRequest<TReply> : MultipartRequest
    where TReply : MultipartReply;
