using Greeter;
using Vlcp.Hosting;
using Vlcp.Hosting.Configuration;

var builder = new VlcpServerBuilder();
builder.Catalog.AddHostingModules().AddModules(typeof(GreeterModule).Assembly);
builder.Configuration.AddVlcpFile(args[0]).AddVlcpEnvironment();
await using var server = builder.Build();
foreach (var failure in await server.StartAsync())
{
    Console.Error.WriteLine(failure.Message);
}

Console.WriteLine("Press Enter to stop.");
Console.ReadLine();
