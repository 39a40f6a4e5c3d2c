using System.Text;
using Vlcp.SppCtl.Wire;

namespace Vlcp.SppCtl.Processes;

/// <summary>A command and its answer to come.</summary>
/// <param name="command">The command's words.</param>
/// <param name="cancellationToken">Takes the command back if it was not sent yet.</param>
internal sealed class Exchange(string command, CancellationToken cancellationToken)
{
    // Continuations run where the answer was read, by then the next command is under way: one change of threads less.
    private readonly TaskCompletionSource<ProcessReply> answer = new();

    public string Command => command;

    /// <summary>The command as it is sent: without any terminator, the process takes what one read gives for one command.</summary>
    public byte[] Bytes { get; } = Encoding.ASCII.GetBytes(command);

    public Task<ProcessReply> Answer => answer.Task;

    public bool IsWithdrawn => cancellationToken.IsCancellationRequested;

    public void Withdraw() => answer.TrySetCanceled(cancellationToken);

    public void Complete(ProcessReply reply) => answer.TrySetResult(reply);

    public void Fail(Exception failure) => answer.TrySetException(failure);
}
