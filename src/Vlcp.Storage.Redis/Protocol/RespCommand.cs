using System.Buffers;
using System.Buffers.Text;

namespace Vlcp.Storage.Redis;

/// <summary>A command: its name and arguments.</summary>
public sealed class RespCommand
{
    private readonly RespArgument[] _arguments;

    /// <summary>A command.</summary>
    /// <param name="arguments">Its name, then its arguments: <c>"SET", "key", "value"</c>.</param>
    public RespCommand(params RespArgument[] arguments)
    {
        ArgumentOutOfRangeException.ThrowIfZero(arguments.Length);
        _arguments = arguments;
    }

    /// <summary>Its name.</summary>
    public string Name => _arguments[0].ToString();

    /// <summary>Writes it as an array of bulk strings.</summary>
    internal void WriteTo(IBufferWriter<byte> output)
    {
        WriteLength(output, (byte)'*', _arguments.Length);
        foreach (var argument in _arguments)
        {
            var length = argument.Length;
            WriteLength(output, (byte)'$', length);
            var target = output.GetSpan(length + 2);
            argument.CopyTo(target);
            "\r\n"u8.CopyTo(target[length..]);
            output.Advance(length + 2);
        }
    }

    private static void WriteLength(IBufferWriter<byte> output, byte type, int length)
    {
        var target = output.GetSpan(16);
        target[0] = type;
        Utf8Formatter.TryFormat(length, target[1..], out var digits);
        "\r\n"u8.CopyTo(target[(1 + digits)..]);
        output.Advance(digits + 3);
    }
}
