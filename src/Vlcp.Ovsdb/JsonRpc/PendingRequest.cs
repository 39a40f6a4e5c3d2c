using System.Text.Json;

namespace Vlcp.Ovsdb;

/// <summary>A request of ours whose reply has not come.</summary>
internal sealed class PendingRequest(string method, Action<JsonElement> onResult)
{
    private readonly TaskCompletionSource<JsonElement> reply = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<JsonElement> Task => reply.Task;

    public void Fail(Exception exception)
    {
        reply.TrySetException(exception);
        // Nobody may be waiting any more.
        _ = reply.Task.Exception;
    }

    public void Receive(in JsonRpcMessage response)
    {
        if (response.HasError)
        {
            Fail(new JsonRpcErrorException(method, response.Error, response.Result));
            return;
        }
        try
        {
            onResult(response.Result);
            reply.TrySetResult(response.Result);
        }
        catch (JsonRpcException e)
        {
            Fail(e);
        }
    }
}
