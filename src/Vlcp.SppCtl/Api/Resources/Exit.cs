using Microsoft.Extensions.Logging;
using Vlcp.SppCtl.Processes;
using Vlcp.SppCtl.Replies;

namespace Vlcp.SppCtl.Api.Resources;

/// <summary>Ends a process: DELETE of the process itself.</summary>
internal static class Exit
{
    private const string Command = "exit";

    /// <summary>Tells a process to exit. Some answer and then close their connection, those of 2018 only close it.</summary>
    /// <param name="call">The request.</param>
    /// <param name="process">The process.</param>
    /// <returns>A task.</returns>
    public static async Task RunAsync(ApiCall call, SppProcess process)
    {
        try
        {
            CommandResult.Check(process, Command, await call.ExchangeAsync(process, Command, LogLevel.Information));
        }
        catch (ProcessFailedException failure) when (failure.HasLeft)
        {
            // That is what it was told to do.
        }

        process.Connection.Close("was told to exit");
        call.WriteNothing();
    }
}
