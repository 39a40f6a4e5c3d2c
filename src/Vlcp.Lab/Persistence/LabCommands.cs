namespace Vlcp.Lab;

/// <summary>Labs for the shell: one command builds a lab that stays, another one removes it.</summary>
/// <param name="output">Gets what a person wants to know.</param>
public sealed class LabCommands(TextWriter output)
{
    private const string EnterScript = "enter";
    private const string ControllerName = "controller";

    /// <summary>The directory of the lab when no other one is given.</summary>
    public static string DefaultDirectory => Path.Combine(Path.GetTempPath(), "vlcp-lab");

    /// <summary>Builds a lab that stays up after this process, and tells where everything is. When it fails nothing is left.</summary>
    /// <exception cref="LabException">There is a lab already, or something is missing on this machine.</exception>
    /// <exception cref="LabCommandException">The machine refused something.</exception>
    public async Task<LabState> UpAsync(LabUpOptions options, CancellationToken cancellationToken)
    {
        await Prerequisites.EnsureAsync(output, cancellationToken);
        var lab = await NetworkLab.CreateAsync(
            new LabOptions { Servers = options.Servers, Directory = Path.GetFullPath(options.Directory) }, cancellationToken);
        try
        {
            foreach (var server in lab.Servers)
            {
                await PrepareAsync(server, options, cancellationToken);
            }

            await DescribeAsync(lab.State, cancellationToken);
            return lab.State;
        }
        catch
        {
            await lab.DisposeAsync();
            throw;
        }
    }

    /// <summary>Tells where everything of a lab is.</summary>
    /// <exception cref="LabException">There is no lab in the directory.</exception>
    public Task StatusAsync(string directory, CancellationToken cancellationToken) =>
        DescribeAsync(LabState.Load(StateFile(directory)), cancellationToken);

    /// <summary>Removes a lab whoever built it; says so when there is none.</summary>
    /// <returns>Whether there was a lab.</returns>
    public async Task<bool> DownAsync(string directory, CancellationToken cancellationToken)
    {
        var file = StateFile(directory);
        if (!File.Exists(file))
        {
            await output.WriteLineAsync($"There is no lab in {directory}.");
            return false;
        }

        var state = LabState.Load(file);
        await state.RemoveAsync(cancellationToken);
        await output.WriteLineAsync($"The lab of {state.Servers.Count} servers in {state.Directory} is removed.");
        return true;
    }

    private static string StateFile(string directory) => Path.Combine(Path.GetFullPath(directory), LabState.FileName);

    private static async Task PrepareAsync(LabServer server, LabUpOptions options, CancellationToken cancellationToken)
    {
        await WriteEnterScriptAsync(server, cancellationToken);
        await server.AddBridgeAsync(options.Bridge, cancellationToken, options.ControllerAddress);
        await server.AddVxlanPortAsync(options.Bridge, cancellationToken);
        await server.AddVlanUplinkAsync(options.Bridge, cancellationToken);
        if (options.Controller is not null)
        {
            await server.StartControllerAsync(ControllerName, options.Controller(server), cancellationToken);
        }
    }

    private static async Task WriteEnterScriptAsync(LabServer server, CancellationToken cancellationToken)
    {
        var file = Path.Combine(server.Directory, EnterScript);
        var variables = string.Join(' ', server.Switch.Environment.Select(v => $"{v.Key}='{v.Value}'"));
        await File.WriteAllTextAsync(
            file,
            $"""
            #!/bin/sh
            # Runs a command on server {server.Name}, or a shell when none is given.
            [ $# -gt 0 ] || set -- bash
            exec ip netns exec {server.Namespace} env {variables} "$@"

            """,
            cancellationToken);
        await CommandPlace.Here.RunAsync("chmod", ["+x", file], cancellationToken);
    }

    private async Task DescribeAsync(LabState state, CancellationToken cancellationToken)
    {
        await output.WriteLineAsync($"A lab of {state.Servers.Count} servers is up in {state.Directory}.");
        foreach (var server in state.Servers)
        {
            var enter = Path.Combine(server.Directory, EnterScript);
            await output.WriteLineAsync(
                $"""

                Server {server.Name}: network namespace {server.Namespace}, address {server.UnderlayAddress}
                  shell    {enter}
                  switch   {enter} ovs-vsctl show
                  web API  {enter} curl -g 'http://127.0.0.1:8081/viperflow/listphysicalnetworks'
                  logs     {server.Directory}/*.log
                """.AsMemory(),
                cancellationToken);
        }
    }
}
