using System.Security.Cryptography;
using System.Text;

namespace Vlcp.Storage.Redis;

/// <summary>A Lua script that runs in the server, known there by its hash once it was sent.</summary>
/// <param name="Text">The script.</param>
public sealed record RedisScript(string Text)
{
    /// <summary>The hash (SHA-1 in hex) by which the server knows it.</summary>
#pragma warning disable CA5350 // Redis names scripts so; nothing depends on it being safe.
    public string Hash { get; } = Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes(Text)));
#pragma warning restore CA5350

    /// <summary>The command that runs it by its hash.</summary>
    internal RespCommand ByHash(IReadOnlyList<string> keys, IReadOnlyList<RespArgument> arguments) => Command("EVALSHA", Hash, keys, arguments);

    /// <summary>The command that sends and runs it.</summary>
    internal RespCommand ByText(IReadOnlyList<string> keys, IReadOnlyList<RespArgument> arguments) => Command("EVAL", Text, keys, arguments);

    private static RespCommand Command(string name, string script, IReadOnlyList<string> keys, IReadOnlyList<RespArgument> arguments)
    {
        var all = new RespArgument[3 + keys.Count + arguments.Count];
        (all[0], all[1], all[2]) = (name, script, keys.Count);
        for (var i = 0; i < keys.Count; i++)
        {
            all[3 + i] = keys[i];
        }

        for (var i = 0; i < arguments.Count; i++)
        {
            all[3 + keys.Count + i] = arguments[i];
        }

        return new RespCommand(all);
    }
}
