using System.Text;

namespace Vlcp.Cli.Apps;

/// <summary><c>vlcp app new NAME</c>: a directory with an app to start from.</summary>
internal static class NewApp
{
    private const int Failed = 1;

    public static async Task<int> CreateAsync(string name, CancellationToken cancellationToken)
    {
        if (ClassNameOf(name) is not { } className)
        {
            await Console.Error.WriteLineAsync($"vlcp: '{name}' can't be the name of an app: it must begin with a letter and consist of letters, digits, '-' and '_'");
            return Failed;
        }
        if (Path.Exists(name))
        {
            await Console.Error.WriteLineAsync($"vlcp: {name} exists already");
            return Failed;
        }
        Directory.CreateDirectory(name);
        await File.WriteAllTextAsync(Path.Combine(name, $"{className}.cs"), Source(name, className), cancellationToken);
        await File.WriteAllTextAsync(Path.Combine(name, $"{className}.csproj"), Project, cancellationToken);
        await Console.Out.WriteLineAsync(
            $"""
            {name}/{className}.cs is an app that makes a hub of every switch. Run it as it is:
                vlcp app run {name}/{className}.cs
            or build {name}/{className}.csproj, which needs no package and uses the assemblies beside this vlcp, and run the assembly:
                dotnet build {name} -o {name}/out && vlcp app run {name}/out/{className}.dll
            """);
        return 0;
    }

    private static string Project => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <Nullable>enable</Nullable>
            <ImplicitUsings>enable</ImplicitUsings>
            <ManagePackageVersionsCentrally>false</ManagePackageVersionsCentrally>
            <!-- Where vlcp is; -p:VlcpHome=DIRECTORY names another one. -->
            <VlcpHome Condition="'$(VlcpHome)' == ''">{System.Security.SecurityElement.Escape(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory))}</VlcpHome>
          </PropertyGroup>
          <ItemGroup>
            <FrameworkReference Include="Microsoft.AspNetCore.App" />
            <!-- The assemblies that apps use; vlcp has them, so they are not copied. -->
            <Reference Include="$(VlcpHome)/Vlcp.Apps.dll;$(VlcpHome)/Vlcp.OpenFlow.dll;$(VlcpHome)/Vlcp.Packets.dll;$(VlcpHome)/Vlcp.Wire.dll;$(VlcpHome)/Vlcp.Events.dll" Private="false" />
          </ItemGroup>
        </Project>

        """;

    private static string Source(string name, string className) => $$"""
        using Microsoft.Extensions.Logging;
        using Vlcp.Apps;
        using Vlcp.Apps.Events;
        using Vlcp.OpenFlow;
        using Vlcp.OpenFlow.Actions;
        using Vlcp.OpenFlow.Flows;
        using Vlcp.OpenFlow.Instructions;
        using Vlcp.OpenFlow.Messages;
        using Vlcp.OpenFlow.Oxm;

        /// <summary>Makes a hub of every switch: each packet leaves by all other ports.</summary>
        [App("{{name}}")]
        public sealed class {{className}} : App
        {
            // The switch has said who it is: packets that match no flow shall come to us.
            [Observe(Dispatcher.Config)]
            private static void OnFeatures(EventOFPSwitchFeatures ev) =>
                ev.Datapath.AddFlow(new FlowEntry(0, 0, Match.Any, [new ApplyActionsInstruction([new OutputAction(PortNumber.Controller, 0xffff)])]));

            [Observe(Dispatcher.Main)]
            private void OnPacketIn(EventOFPPacketIn ev)
            {
                var packet = ev.Msg;
                Logger.LogInformation("{Dpid}: {Length} bytes from port {Port}", ev.Datapath.Dpid, packet.Data.Length, packet.InPort);
                ev.Datapath.SendPacketOut(packet.BufferId, packet.InPort, [new OutputAction(PortNumber.Flood)], packet.Data);
            }
        }

        """;

    // my-app becomes MyApp.
    private static string? ClassNameOf(string name)
    {
        if (name.Length == 0 || !char.IsAsciiLetter(name[0]) || !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
        {
            return null;
        }
        var text = new StringBuilder();
        foreach (var part in name.Split(['-', '_'], StringSplitOptions.RemoveEmptyEntries))
        {
            text.Append(char.ToUpperInvariant(part[0])).Append(part.AsSpan(1));
        }
        return text.ToString();
    }
}
