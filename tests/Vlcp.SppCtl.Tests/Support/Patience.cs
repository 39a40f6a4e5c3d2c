namespace Vlcp.SppCtl.Tests.Support;

/// <summary>How long tests wait for what must happen: longer than the busiest machine takes.</summary>
internal static class Patience
{
    public static TimeSpan Long { get; } = TimeSpan.FromSeconds(120);
}
