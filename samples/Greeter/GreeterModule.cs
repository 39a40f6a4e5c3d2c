using System.ComponentModel;
using Vlcp.Hosting.Modules;
using Vlcp.Hosting.Storage;

namespace Greeter;

[Module("greeter", LoadingPath = "example.greeter.Greeter", Default = true, Summary = "Greets people.")]
[DependsOn(typeof(ObjectDbModule))]
public sealed class GreeterModule(ModuleContext context, GreeterOptions options, ObjectDbModule objectdb) : Module(context)
{
    [Api(Summary = "Greet a person.", Returns = "The greeting.")]
    public async Task<string> GreetAsync([Description("Who.")] string name, [AcceptText] int times = 1, CancellationToken cancellationToken = default)
    {
        if (times is < 1 or > 10)
        {
            throw ApiException.BadParameter("times", times, "must be an integer from 1 to 10");
        }

        var now = await objectdb.Database.GetTimestampAsync(cancellationToken);
        return $"{string.Concat(Enumerable.Repeat($"{options.Greeting}, ", times))}{name}: it is {now}";
    }

    protected override Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    protected override Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
