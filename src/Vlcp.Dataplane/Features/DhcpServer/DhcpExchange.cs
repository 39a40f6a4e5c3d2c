using System.Buffers.Binary;
using Vlcp.Packets;

namespace Vlcp.Dataplane.Features.DhcpServer;

/// <summary>A request with its options, and the replies that it can get.</summary>
internal sealed class DhcpExchange(DhcpBinding binding, DhcpMessage request, DhcpOptions options, MacAddress sourceMac)
{
    // The smallest datagram that every client accepts, and the largest that is sent (RFC 2132 section 9.10).
    private const int SmallestLimit = 576;
    private const int LargestLimit = 1400;

    public DhcpBinding Binding => binding;

    public DhcpMessage Request => request;

    public DhcpMessageType? Type => options[DhcpOptionCode.MessageType] is { Data: { Length: 1 } data } ? (DhcpMessageType)data[0] : null;

    public bool IsFromPort => request.ClientMac == binding.Mac;

    // The largest IP datagram that the client accepts.
    private int Limit => options[DhcpOptionCode.MaximumSize] is { Data: { Length: 2 } data }
        ? Math.Clamp((int)BinaryPrimitives.ReadUInt16BigEndian(data), SmallestLimit, LargestLimit)
        : SmallestLimit;

    /// <summary>An address in the client's options, or null.</summary>
    /// <exception cref="Wire.WireFormatException">It is not one address.</exception>
    public Ipv4Address? Option(DhcpOptionCode code) => options[code]?.AsAddress();

    /// <summary>The client gets, or keeps, the port's address.</summary>
    public DhcpDecision Grant(DhcpMessageType type)
    {
        var reply = Reply(type, binding.Options) with
        {
            YourAddress = binding.Address,
            ClientAddress = type == DhcpMessageType.Ack ? request.ClientAddress : Ipv4Address.Any,
        };

        // A client that has its address already can receive at it (RFC 2131 section 4.1).
        var toAll = request.Broadcast && request.ClientAddress == Ipv4Address.Any;
        return new DhcpDecision(toAll ? ToAll(reply) : new DhcpReply(reply, sourceMac, binding.Address), $"{type} of {binding.Address}");
    }

    /// <summary>The client, which has an address, gets everything but a lease (RFC 2131 section 4.3.5).</summary>
    public DhcpDecision Inform()
    {
        var withoutLease = binding.Options.Where(option =>
            option.Code is not (DhcpOptionCode.LeaseTime or DhcpOptionCode.RenewalTime or DhcpOptionCode.RebindingTime));
        var reply = Reply(DhcpMessageType.Ack, withoutLease) with { ClientAddress = request.ClientAddress };
        var destination = request.ClientAddress == Ipv4Address.Any ? binding.Address : request.ClientAddress;
        return new DhcpDecision(new DhcpReply(reply, sourceMac, destination), $"parameters for {destination}");
    }

    /// <summary>The client must begin anew. It may be where its address means nothing, so everyone gets it.</summary>
    public DhcpDecision Refuse(string reason)
    {
        var server = DhcpOption.Of(DhcpOptionCode.ServerId, binding.ServerAddress);
        return new DhcpDecision(ToAll(Reply(DhcpMessageType.Nak, [server])), $"refused: {reason}");
    }

    private static DhcpReply ToAll(DhcpMessage reply) => new(reply, MacAddress.Broadcast, Ipv4Address.Broadcast);

    private DhcpMessage Reply(DhcpMessageType type, IEnumerable<DhcpOption> available)
    {
        var reply = new DhcpMessage
        {
            Operation = DhcpOperation.Reply,
            Xid = request.Xid,
            Broadcast = request.Broadcast,
            RelayAddress = request.RelayAddress,
            ClientMac = request.ClientMac,
        };
        return DhcpOptionFields.Fill(reply, InClientOrder([DhcpOption.Of(type), .. available]), Limit);
    }

    // What the client asks for comes first, because what comes last is left out when the room ends.
    private IEnumerable<DhcpOption> InClientOrder(IReadOnlyList<DhcpOption> available)
    {
        var asked = options[DhcpOptionCode.ParameterList]?.Data.Select(code => (DhcpOptionCode)code) ?? [];
        var order = new[] { DhcpOptionCode.MessageType, DhcpOptionCode.ServerId }
            .Concat(asked.SelectMany(code => code == DhcpOptionCode.Router ? [DhcpOptionCode.SubnetMask, code] : new[] { code }))
            .Concat(available.Select(option => option.Code))
            .Distinct();
        var byCode = available.ToDictionary(option => option.Code);
        return order.Where(byCode.ContainsKey).Select(code => byCode[code]);
    }
}
