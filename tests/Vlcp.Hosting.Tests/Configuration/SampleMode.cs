namespace Vlcp.Hosting.Tests.Configuration;

public enum SampleMode
{
    Slow,
    Fast,
}
