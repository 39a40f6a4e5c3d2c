using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using Vlcp.Hosting;

namespace Vlcp.Cli.Starting;

/// <summary>Logs to standard error, warnings and worse unless <c>server.logging</c> says otherwise.</summary>
internal static class ServerLogging
{
    private const string DefaultCategory = "default";

    public static ILoggerFactory Create(ServerOptions options) => LoggerFactory.Create(logging =>
    {
        logging.AddSimpleConsole(format =>
        {
            format.SingleLine = true;
            format.TimestampFormat = "yyyy-MM-dd HH:mm:ss.fff ";
            format.ColorBehavior = LoggerColorBehavior.Disabled;
        });
        logging.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        logging.SetMinimumLevel(options.Debugging ? LogLevel.Debug : LogLevel.Warning);
        foreach (var (category, level) in options.Logging as JsonObject ?? [])
        {
            if (LevelOf(level) is not { } minimum)
            {
                continue;
            }

            if (category == DefaultCategory)
            {
                logging.SetMinimumLevel(minimum);
            }
            else
            {
                logging.AddFilter(category, minimum);
            }
        }
    });

    private static LogLevel? LevelOf(JsonNode? level) => Enum.TryParse<LogLevel>(level?.ToString(), ignoreCase: true, out var known) ? known : null;
}
