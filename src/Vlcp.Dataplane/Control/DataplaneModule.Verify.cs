using System.ComponentModel;
using Vlcp.Hosting.Modules;
using Vlcp.OpenFlow.Connection;

namespace Vlcp.Dataplane.Control;

/// <content>The proof that following changes and computing from scratch come to the same.</content>
public sealed partial class DataplaneModule
{
    /// <summary>Compares a switch with a computation from scratch. Nothing is repaired.</summary>
    [Api(Summary = "Compute the flows and groups of a switch from scratch and compare them with those of the running computation and with what the switch has. "
        + "Needs a moment in which nothing changes. Nothing is repaired.")]
    public async Task<VerificationReport> VerifyAsync(
        [Description("Datapath id, as a number or hexadecimal text.")] ulong datapathid,
        [Description("vHost of the OpenFlow connection.")] string vhost = "",
        [AcceptText, Description("Seconds to wait at most.")] double timeout = 30,
        CancellationToken cancellationToken = default)
    {
        var controller = Find(datapathid, vhost);
        using var elapsed = new CancellationTokenSource(TimeSpan.FromSeconds(timeout), _services.Time);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(elapsed.Token, cancellationToken);
        try
        {
            while (true)
            {
                if (controller.State == SwitchState.Disconnected)
                {
                    throw ApiException.Unavailable($"The switch 0x{datapathid:x16} is not connected");
                }

                if (await new SwitchVerification(controller).TryAsync(() => SyncAsync(timeout, limit.Token), limit.Token) is { } report)
                {
                    return report;
                }

                limit.Token.ThrowIfCancellationRequested();
            }
        }
        catch (OpenFlowConnectionException failure)
        {
            throw ApiException.Unavailable($"The switch 0x{datapathid:x16} did not answer: {failure.Message}", failure);
        }
        catch (OperationCanceledException) when (elapsed.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new ApiException(ApiErrorKind.Timeout, $"0x{datapathid:x16} is {controller.State}, and something changed all the time for {timeout} s", "timeout");
        }
    }
}
