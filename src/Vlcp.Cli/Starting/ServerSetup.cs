using Vlcp.Hosting;
using Vlcp.Hosting.Configuration;
using Vlcp.Hosting.Storage;

namespace Vlcp.Cli.Starting;

/// <summary>Puts the server together from files, environment and command line; the later ones win.</summary>
internal static class ServerSetup
{
    private const string UsualFile = "/etc/vlcp.conf";

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
        if (data is null)
        {
            return;
        }

        if (builder.Catalog.FindByUrl(data) is not null)
        {
            builder.Set(StoreUrl.Setting, data);
        }
        else if (data.IndexOf("://", StringComparison.Ordinal) is >= 0 and var end)
        {
            throw new ConfigurationException(
                $"No store has URLs that begin with '{data[..end]}:'; known are {string.Join(", ", builder.Catalog.UrlSchemes())}");
        }
        else
        {
            builder.Set(StoreUrl.Setting, "sqlitedb").Set("module.sqlitedb.path", Path.GetFullPath(data));
        }
    }
}
