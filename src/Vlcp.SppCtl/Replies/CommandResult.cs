using Vlcp.SppCtl.Processes;
using Vlcp.SppCtl.Wire;

namespace Vlcp.SppCtl.Replies;

/// <summary>Tells from an answer whether the process did what it was told.</summary>
internal static class CommandResult
{
    /// <summary>Refuses an answer that reports a failure.</summary>
    /// <param name="process">Who answered.</param>
    /// <param name="command">The command.</param>
    /// <param name="reply">The answer.</param>
    /// <exception cref="CommandRefusedException">The process failed.</exception>
    /// <exception cref="ProcessFailedException">The answer is not one of this kind of process; the process is disconnected.</exception>
    public static void Check(SppProcess process, string command, ProcessReply reply)
    {
        if (process.Identity.Kind is ProcessKind.Nfv or ProcessKind.Primary)
        {
            if (reply.Member("result").AsText() is { } word && word is not ("succeeded" or "success"))
            {
                throw new CommandRefusedException(MessageOf(reply) ?? $"'{command}' {word}");
            }

            // Old processes only repeat the command, and say nothing about success.
            if (reply.Member("results") is null)
            {
                return;
            }
        }

        CheckResults(process, command, reply);
    }

    private static void CheckResults(SppProcess process, string command, ProcessReply reply)
    {
        var results = reply.Member("results").Items().ToList();
        switch (results.Select(result => result.Member("result").AsText()).FirstOrDefault())
        {
            case "success":
                return;
            case { } word:
                var message = results[0].Member("error_details")?.Member("message").AsText();
                throw new CommandRefusedException(message ?? word);
            default:
                throw process.Misunderstood(command, reply);
        }
    }

    private static string? MessageOf(ProcessReply reply) =>
        reply.Member("error_details")?.Member("message").AsText() ?? reply.Member("message").AsText();
}
