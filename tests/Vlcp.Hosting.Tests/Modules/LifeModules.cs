using Vlcp.Hosting.Modules;

namespace Vlcp.Hosting.Tests.Modules;

// A small tree: leaf needs middle, middle needs bottom (a service); fragile fails while its setting says so.

[Module("bottom", LoadingPath = "test.life.Bottom", Service = true)]
public sealed class BottomModule(ModuleContext context) : Module(context);

[Module("middle", LoadingPath = "test.life.Middle")]
[DependsOn(typeof(BottomModule))]
public sealed class MiddleModule(ModuleContext context, BottomModule bottom) : Module(context)
{
    public BottomModule Bottom => bottom;

    [Api]
    public async Task WaitAsync(CancellationToken cancellationToken) => await Task.Delay(Timeout.Infinite, cancellationToken);
}

[Module("leaf", LoadingPath = "test.life.Leaf")]
[DependsOn(typeof(MiddleModule))]
public sealed class LeafModule(ModuleContext context) : Module(context);

[Configuration("module.fragile")]
public sealed class FragileOptions
{
    [Setting("broken")]
    public bool Broken { get; init; }
}

[Module("fragile", LoadingPath = "test.life.Fragile")]
[DependsOn(typeof(BottomModule))]
public sealed class FragileModule(ModuleContext context, FragileOptions options) : Module(context)
{
    protected override async Task StartAsync(CancellationToken cancellationToken)
    {
        await Task.Yield();
        if (options.Broken)
        {
            throw new InvalidOperationException("It is broken");
        }
    }
}

[Module("above", LoadingPath = "test.life.Above")]
[DependsOn(typeof(FragileModule), typeof(MiddleModule))]
public sealed class AboveModule(ModuleContext context) : Module(context);

[Module("top", LoadingPath = "test.life.Top")]
[DependsOn(typeof(AboveModule))]
public sealed class TopModule(ModuleContext context) : Module(context);

[Module("slow", LoadingPath = "test.plugins.Slow")]
public sealed class SlowModule(ModuleContext context) : Module(context)
{
    public static AsyncLocal<TaskCompletionSource?> Gate { get; } = new();

    [Api]
    public string Ping() => "pong";

    protected override Task StartAsync(CancellationToken cancellationToken) => Gate.Value?.Task ?? Task.CompletedTask;
}

[Module("circlea")]
[DependsOn("circleb")]
public sealed class CircleAModule(ModuleContext context) : Module(context);

[Module("circleb")]
[DependsOn(typeof(CircleAModule))]
public sealed class CircleBModule(ModuleContext context) : Module(context);

[Module("hanging")]
public sealed class HangingModule(ModuleContext context) : Module(context)
{
    protected override Task StartAsync(CancellationToken cancellationToken) => Task.Delay(Timeout.Infinite, cancellationToken);
}
