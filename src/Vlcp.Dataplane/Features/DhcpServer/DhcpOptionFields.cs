using Vlcp.Packets;
using Vlcp.Wire;

namespace Vlcp.Dataplane.Features.DhcpServer;

/// <summary>
/// Puts options into a message of limited size. What does not fit the options field goes into the fields file and sname (option
/// overload, RFC 2131 section 4.1); what does not fit there either is left out.
/// </summary>
internal static class DhcpOptionFields
{
    // IPv4 and UDP headers, and the message up to its options.
    private const int HeaderSize = 20 + 8 + 240;
    private const int EndSize = 1;
    private const int OverloadSize = 3;
    private const int BootFileSize = 128;
    private const int ServerNameSize = 64;
    private const byte BootFileFlag = 1;
    private const byte ServerNameFlag = 2;

    /// <summary>The message with the options.</summary>
    /// <param name="message">The message without options.</param>
    /// <param name="options">The options; the earlier ones are more important.</param>
    /// <param name="limit">Size of the IP datagram in bytes, at least 576.</param>
    public static DhcpMessage Fill(DhcpMessage message, IEnumerable<DhcpOption> options, int limit)
    {
        var all = new DhcpOptions(options);
        var room = limit - HeaderSize;
        return all.WireSize <= room ? message with { Options = all } : Overload(message, all, room);
    }

    private static DhcpMessage Overload(DhcpMessage message, DhcpOptions options, int room)
    {
        var main = new DhcpOptionField(room - EndSize - OverloadSize);
        var bootFile = new DhcpOptionField(BootFileSize - EndSize);
        var serverName = new DhcpOptionField(ServerNameSize - EndSize);
        DhcpOptionField[] fields = [main, bootFile, serverName];

        // Short options are never split, and are those that a client cannot do without: they have the first choice.
        foreach (var option in options.Where(option => !DhcpOptionField.CanSplit(option)))
        {
            Array.Find(fields, field => field.Fits(option))?.Add(option);
        }

        foreach (var option in options.Where(option => DhcpOptionField.CanSplit(option) && fields.Sum(field => field.Space) >= option.Data.Length))
        {
            // Clients join the parts in the order of the fields.
            var rest = option.Data.Span;
            foreach (var field in fields)
            {
                rest = field.AddPart(option.Code, rest);
            }
        }

        var used = (byte)((bootFile.IsEmpty ? 0 : BootFileFlag) | (serverName.IsEmpty ? 0 : ServerNameFlag));
        return message with
        {
            Options = new(used == 0 ? main.Options : [DhcpOption.Of(DhcpOptionCode.Overload, used), .. main.Options]),
            BootFile = bootFile.ToBytes(BootFileSize),
            ServerName = serverName.ToBytes(ServerNameSize),
        };
    }
}
