using Vlcp.Hosting;
using Vlcp.Hosting.Configuration;

namespace Vlcp.Cli.Starting;

/// <summary>Puts the server together from files, environment and command line; the later ones win.</summary>
internal static class ServerSetup
{
    private const string UsualFile = "/etc/vlcp.conf";
    private const string InMemory = "memory:";

    public static VlcpServerBuilder Create(StartRequest request)
    {
        var builder = new VlcpServerBuilder();
        builder.Catalog.AddStandardModules();
        if (FileOf(request) is { } file)
        {
            builder.Configuration.AddVlcpFile(file);
        }

        builder.Configuration.AddVlcpEnvironment();
        AddData(builder, request.Data);
        foreach (var module in request.Startup)
        {
            builder.Startup.Add(module);
        }

        return builder;
    }

    private static string? FileOf(StartRequest request) => request.File switch
    {
        "" => null,
        null => File.Exists(UsualFile) ? UsualFile : null,
        var file => file,
    };

    private static void AddData(VlcpServerBuilder builder, string? data)
    {
        if (data == InMemory)
        {
            builder.Set("proxy.kvstorage", "memorydb");
        }
        else if (data is not null)
        {
            builder.Set("proxy.kvstorage", "sqlitedb").Set("module.sqlitedb.path", Path.GetFullPath(data));
        }
    }
}
