using System.Reflection;

namespace Vlcp.Storage.Redis;

/// <summary>The scripts of the store; each is one atomic step in the server.</summary>
internal static class RedisScripts
{
    internal static RedisScript Read { get; } = Load("read");

    internal static RedisScript Commit { get; } = Load("commit");

    internal static RedisScript Changes { get; } = Load("changes");

    internal static RedisScript Resolve { get; } = Load("resolve");

    internal static RedisScript Expire { get; } = Load("expire");

    private static RedisScript Load(string name) => new(Text("common") + Text(name));

    private static string Text(string name)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream($"{name}.lua")!);
        return reader.ReadToEnd();
    }
}
