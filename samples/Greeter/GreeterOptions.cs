using Vlcp.Hosting.Modules;

namespace Greeter;

[Configuration("module.greeter")]
public sealed class GreeterOptions
{
    [Setting("greeting", "What to say.")]
    public string Greeting { get; init; } = "Hello";
}
